"""Say, without sending anything, which messages a webhook's payload amounts to, and why."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.delivery import routes, webhooks
from fixturectl.errors import UsageError
from fixturectl.rendering import samples
from fixturectl.store.routes import routes as routes_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.actions.opening import OpenStore
    from fixturectl.delivery.routes import Routed
    from fixturectl.delivery.webhooks import Group
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.tenants import Tenant


class Routing(NamedTuple):
    """One message of a payload: `route` counts from 1, 0 is the fallback.

    `place` is where the route stands, `matched` what it asks of the labels. Channel, severity and
    locale are those that count. `variables` are typed, the sensitive ones masked. `degraded`: a
    value is missing or wrong, and the message would lose its form.
    """

    route: int
    place: str
    matched: tuple[str, ...]
    fixture: str
    status: str
    severity: str
    channel: str
    locale: str
    key: str
    alerts: int
    variables: Mapping[str, Any]
    degraded: bool
    problems: tuple[Diagnostic, ...]


def routings(store: OpenStore, tenant: Tenant, group: Group) -> list[Routing]:
    """Return the messages of a group as `send` would send them."""
    found = routes.routed(group, tenant, lambda name: store.renderer.fixture(tenant.id, name))
    return [_routing(store, tenant, one) for one in found]


def read(content: bytes, system: str = "") -> Group:
    """Return the alerts of a payload; raises UsageError where there is not even the fact of one."""
    if not content.strip():
        raise UsageError("the payload is empty", hint="pipe the webhook's body: --from NAME -")
    return webhooks.read(content, system)


def _routing(store: OpenStore, tenant: Tenant, routed: Routed) -> Routing:
    fixture = store.renderer.fixture(tenant.id, routed.fixture)
    severity = routed.severity
    variables: dict[str, Any] = {}
    problems = list(routed.problems)
    if fixture is not None:
        severity = severity or (fixture.severity.value if fixture.severity else "")
        values = samples.values(fixture, given=routed.variables, preview=False, zone=tenant.zone)
        problems += values.problems
        variables = {name: values.values.get(name) for name in routed.variables}
    known = tenant.severities.get(severity)
    place, matched = _origin(tenant, routed.route)
    return Routing(
        routed.route,
        place,
        matched,
        routed.fixture,
        routed.status,
        severity,
        routed.channel or (known.channel if known else ""),
        routed.locale or tenant.default_locale,
        routed.key,
        len(routed.alerts),
        variables,
        fixture is None or any(one.level == "error" for one in problems),
        tuple(problems),
    )


def _origin(tenant: Tenant, number: int) -> tuple[str, tuple[str, ...]]:
    """Return where a route stands and what it asks for; for number 0, where the fallback does."""
    if number:
        route = routes_of(tenant)[number - 1]
        return str(route.node.place if route.node else ""), tuple(map(str, route.matchers or ()))
    fallback = tenant.setting("fallback")
    return (str(fallback.node.place) if fallback and fallback.node else ""), ()


def shown(value: Any) -> Any:
    """Return a typed value as JSON has it: instants in ISO 8601, durations in seconds."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, timedelta):
        return value.total_seconds()
    if isinstance(value, list):
        return [shown(one) for one in value]
    if isinstance(value, dict):
        return {name: shown(one) for name, one in value.items()}
    return str(value) if isinstance(value, str) else value
