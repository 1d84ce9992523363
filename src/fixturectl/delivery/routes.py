"""From a group of alerts to messages: the first route that matches an alert says how it is told.

Alerts of one group that are told alike (same fixture, channel, severity, locale and key) are one
message, resolved when all of them are. What no route matches is told by the tenant's fallback.
"""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.delivery.mapping import Subject, Whole, said, value, whole
from fixturectl.diagnostics import Diagnostic
from fixturectl.store.routes import Route, routes
from fixturectl.store.variables import Problem, read, value_fault
from fixturectl.store.yaml_nodes import Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import tzinfo

    from fixturectl.delivery.webhooks import Alert, Group
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.variables import Variable

RESOLVED = "resolved"
_LONGEST_KEY = 250


class Routed(NamedTuple):
    """One message to send: `route` counts from 1, 0 is the fallback; empty texts are not set.

    `variables` are values by name, to be read as those of a command line are. `problems` are what
    was left out of them, and why; `alerts` those that the message tells, the oldest first.
    """

    route: int
    fixture: str
    status: str
    key: str
    channel: str
    severity: str
    locale: str
    variables: Mapping[str, Any]
    alerts: tuple[Alert, ...]
    problems: tuple[Diagnostic, ...] = ()


class _Member(NamedTuple):
    """An alert and the route that tells it."""

    number: int
    route: Route
    alert: Alert


class _Outcome(NamedTuple):
    """How an alert is told: those with the same outcome are one message."""

    fixture: str
    channel: str
    severity: str
    locale: str
    key: str


def chosen(alert: Alert, listed: tuple[Route, ...]) -> int:
    """Return which of the routes, counted from 1, is the first to match; 0 if none does."""
    for number, route in enumerate(listed, start=1):
        matchers = route.matchers
        if matchers is not None and all(
            one.matches(alert.labels.get(one.label, "")) for one in matchers
        ):
            return number
    return 0


def routed(
    group: Group, tenant: Tenant, fixture_of: Callable[[str], Fixture | None]
) -> list[Routed]:
    """Return the messages that a group amounts to, those that still fire first.

    `fixture_of` returns a fixture of the tenant by its name, None where there is none: a route
    to one goes to the fallback.
    """
    # An urgent alert stays urgent, though nobody has thought of it.
    fallback = Route(None, (), tenant.fallback, severity="{labels.severity}")
    listed = () if group.unreadable else routes(tenant)
    all_of_it = whole(group, group.alerts)
    told: dict[_Outcome, list[_Member]] = {}
    for alert in sorted(group.alerts, key=_age):
        number = chosen(alert, listed)
        route = listed[number - 1] if number else fallback
        if number and fixture_of(route.fixture) is None:
            number, route = 0, fallback
        outcome = _outcome(route, Subject(alert, all_of_it), tenant)
        told.setdefault(outcome, []).append(_Member(number, route, alert))
    messages = [
        _message(outcome, members, group, tenant, fixture_of(outcome.fixture))
        for outcome, members in told.items()
    ]
    return sorted(messages, key=lambda one: one.status == RESOLVED)


def _age(alert: Alert) -> tuple[str, str, list[tuple[str, str]]]:
    return alert.starts_at, alert.fingerprint, sorted(alert.labels.items())


def _outcome(route: Route, subject: Subject, tenant: Tenant) -> _Outcome:
    severity = said(route.severity, subject) or ""
    if severity not in tenant.severities:
        severity = ""
    key = said(route.key, subject) or ""
    return _Outcome(route.fixture, route.channel, severity, route.locale, key)


def _message(
    outcome: _Outcome,
    members: list[_Member],
    group: Group,
    tenant: Tenant,
    fixture: Fixture | None,
) -> Routed:
    alerts = tuple(one.alert for one in members)
    together = whole(group, alerts)
    over = together.status == RESOLVED
    told = [one for one in members if over or not one.alert.resolved]
    variables, problems = _variables(told, together, fixture, tenant.zone)
    return Routed(
        members[0].number,
        outcome.fixture,
        together.status,
        _key(outcome, group),
        outcome.channel,
        outcome.severity,
        outcome.locale,
        variables,
        alerts,
        tuple(problems),
    )


def _key(outcome: _Outcome, group: Group) -> str:
    """Return what the messages about one thing share; the group's other messages have others."""
    key = outcome.key
    if not key:
        parts = (outcome.fixture, outcome.severity, outcome.channel, outcome.locale)
        key = f"{group.group_key} > {' '.join(filter(None, parts))}"
    if len(key) <= _LONGEST_KEY:
        return key
    digest = sha256(key.encode()).hexdigest()[:16]
    return f"{key[: _LONGEST_KEY - 18]}… {digest}"


def _variables(
    told: list[_Member], together: Whole, fixture: Fixture | None, zone: tzinfo
) -> tuple[dict[str, Any], list[Diagnostic]]:
    """Return the values of the fixture's variables; what can't be one is left out if it may be.

    A value that doesn't fit would cost the whole message its form.
    """
    found: dict[str, Any] = {}
    problems: list[Diagnostic] = []
    declared = fixture.variables if fixture else {}
    subjects = [(one.route, Subject(one.alert, together)) for one in told]
    for name, variable in declared.items():
        given = value(variable, subjects)
        if given is None:
            continue
        faults = [*_faults(variable, given, zone)]
        if not (faults and _may_be_left_out(variable)):
            found[name] = given
            continue
        asked = any(name in route.variables for route, _ in subjects)
        if asked or variable.type != "url":
            problems += [
                value_fault(one)._replace(level="warning", hint="it is left out") for one in faults
            ]
        if isinstance(given, list) and variable.of is not None:
            fitting = [one for one in given if not any(_faults(variable.of, one, zone))]
            found |= {name: fitting} if fitting else {}
    problems += _undeclared(told, declared)
    return found, problems


def _faults(variable: Variable, given: object, zone: tzinfo) -> Iterator[Problem]:
    """Yield why a value can't be that of a variable, or not of one that leads somewhere.

    Prometheus names its own address, without TLS more often than not; links take https alone.
    """
    yield from (one for one in read(variable, given, zone=zone).problems if one.level == "error")
    if variable.type == "url" and isinstance(given, str) and given[:5].lower() == "http:":
        yield Problem(variable.name, "links lead to https alone, not to http")


def _may_be_left_out(variable: Variable) -> bool:
    """Tell whether leaving a value out says nothing wrong: its default is null or an empty list."""
    default = variable.default
    return variable.nullable or (isinstance(default, Sequence) and not default.items)


def _undeclared(told: list[_Member], declared: Mapping[str, Any]) -> Iterator[Diagnostic]:
    names = {name: node for one in told for name, node in one.route.variables.items()}
    for name, node in names.items():
        if name not in declared:
            path, line, column = node.place
            message = f'the fixture declares no variable "{name}": it is left out'
            hint = "remove it from the route, or declare it"
            yield Diagnostic("route-variable", "warning", message, hint, path, line, column)
