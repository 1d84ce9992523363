"""Alerts that a monitoring system posted to a webhook, as orders: whatever came, it is sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.sending import policy
from fixturectl.actions.sending.orders import Order
from fixturectl.delivery.routes import routed
from fixturectl.diagnostics import Diagnostic, Level
from fixturectl.store.variables import missing_value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.actions.opening import OpenStore
    from fixturectl.delivery.webhooks import Group
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant

CHECK = "route"
NAMELESS = "unrouted"  # stands for the fixture of an alert that no fixture tells


class Arrivals(NamedTuple):
    """What a payload amounts to: an order for each message, and what is to be said of them."""

    orders: tuple[Order, ...]
    findings: tuple[Diagnostic, ...]


def arrivals(store: OpenStore, name: str, group: Group) -> Arrivals:
    """Return the messages of a group for one tenant, by its routes.

    Raises UsageError for a tenant that is not there.
    """
    tenant = store.tenant(name)
    found = routed(group, tenant, lambda fixture: store.renderer.fixture(name, fixture))
    level: Level = "error" if group.unreadable else "warning"
    findings = [Diagnostic(CHECK, level, note) for note in group.notes]
    orders = []
    for one in found:
        findings += one.problems
        fixture = store.renderer.fixture(name, one.fixture)
        own = fixture.severity if fixture is not None else None
        severity = one.severity or (own.value if own is not None else "")
        channel, problems = _channel(tenant, one.channel, severity)
        findings += problems
        order = Order(
            f"{name}/{one.fixture or NAMELESS}",
            one.locale or None,
            one.variables,
            one.status,
            one.severity,
            channel,
            one.key,
            context={**one.alerts[0].annotations, **one.alerts[0].labels},
        )
        if fixture is None:
            orders.append(_untold(order))
        else:
            orders.append(order._replace(faults=_missing(fixture, one.variables)))
    return Arrivals(tuple(orders), tuple(dict.fromkeys(findings)))


def _channel(tenant: Tenant, named: str, severity: str) -> tuple[str, list[Diagnostic]]:
    """Return the channel to name, empty for the severity's own; a wrong one loses no alert."""
    allowed = policy.channels_of(tenant)
    own = tenant.severities.get(severity) or next(iter(tenant.severities.values()), None)
    instead = "" if own is not None and own.channel else next(iter(allowed), "")
    if not named or named in allowed:
        return named or instead, []
    message = f"the tenant {tenant.id} may not post to {named}, where a route sends alerts"
    hint = "add it to channels:; this one goes to its severity's channel"
    return instead, [Diagnostic("route-channel", "error", message, hint)]


def _missing(fixture: Fixture, given: Mapping[str, object]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics of required variables that a route gives no value for."""
    hint = "give it in variables: or defaults: of the route, or in default: of the variable"
    return tuple(
        missing_value(variable)._replace(hint=hint)
        for name, variable in fixture.variables.items()
        if variable.required and name not in given
    )


def _untold(order: Order) -> Order:
    """Return the order for an alert that no fixture tells: by its name, with all it says."""
    title = order.context.get("alertname") or "an alert without a name"
    return order._replace(title=title, variables=order.context)
