"""Prevents alerts of a monitoring system from being told wrongly, elsewhere, or not at all.

`routes:` in tenant.yaml say which fixture tells an alert that comes with labels; the first route
that matches counts, and `fallback:` names the fixture for everything else. A route that can't
match, or never gets an alert because one above takes them all, stays unnoticed until the night it
is needed. So does one that posts where the tenant may not, gives its fixture a variable too few, or
a list where that wants a text: its alerts arrive without their form.

To mend it, order routes from the special to the general, give each required variable a value in
`variables:` or `defaults:`, list the channel in `channels:`, and keep a `fallback:`. Try it:
`fixturectl route test FILE`.

PASS: routes from the special to the general

    fixtures/acme/tenant.yaml:
        routes:
          - match: {alertname: "Disk*", severity: [critical, page]}
            fixture: disk-full
            severity: critical
            variables: {host: "{labels.instance or labels.host}"}
            defaults: {host: unknown}
          - fixture: disk-full
            variables: {host: "{labels.job}"}
        fallback: anything
    fixtures/acme/anything.yaml:
        severity: warning
        variables:
          summary: {type: string, example: It broke, default: null}
        text: "{{ summary if summary else severity }}"

FAIL: a label that never matches, and a pattern that is none

    fixtures/acme/tenant.yaml:
        routes:
          - match: {team: []}  # <- route-match
            fixture: disk-full
            variables: {host: db-1}
          - match: {team: {regex: "(db"}}  # <- route-match
            fixture: disk-full
            variables: {host: db-1}
        fallback: disk-full
    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, default: db}
        text: "{{ t.title }}"

FAIL: a route below one that takes its alerts

    fixtures/acme/tenant.yaml:
        routes:
          - match: {team: db}
            fixture: disk-full
            variables: {host: db-1}
          - match: {team: db, severity: critical}  # <- route-unreachable
            fixture: disk-full
            variables: {host: db-2}
        fallback: disk-full
    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, default: db}
        text: "{{ t.title }}"

FAIL: a channel that is not the tenant's

    fixtures/acme/tenant.yaml:
        routes:
          - match: {team: db}
            fixture: disk-full
            channel: C0000000009  # <- route-channel
            variables: {host: db-1}
        fallback: disk-full
    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, default: db}
        text: "{{ t.title }}"

FAIL: a name that no alert has

    fixtures/acme/tenant.yaml:
        routes:
          - match: {team: db}
            fixture: disk-full
            variables: {host: "{label.instance}"}  # <- route-placeholder
        fallback: disk-full
    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1, default: db}
        text: "{{ t.title }}"

FAIL: a variable that is misspelt, and one too few; a fallback that needs what alerts don't have

    fixtures/acme/tenant.yaml:
        routes:
          - match: {team: db}
            fixture: disk-full
            variables: {hots: "{labels.instance}"}  # <- route-variable
          - match: {team: web}
            fixture: disk-full  # <- route-variable
        fallback: disk-full  # <- route-variable

FAIL: no fallback

    fixtures/acme/tenant.yaml:
        routes:  # <- route-fallback
          - match: {team: db}
            fixture: disk-full
            variables: {host: db-1}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Source
from fixturectl.checks._route_shapes import forgotten_quotes, misfits
from fixturectl.checks._spans import of_node
from fixturectl.checks._uses import named_by, undeclared
from fixturectl.diagnostics import nearest
from fixturectl.store.routes import KNOWN_AS, placeholders, routes
from fixturectl.store.routes.matchers import faults
from fixturectl.store.routes.reading import EACH
from fixturectl.store.sealed import is_sealed
from fixturectl.store.variables import read
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence, unquoted
from fixturectl.store.yaml_writer import quote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.store.routes import Route
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.variables import Variable
    from fixturectl.store.yaml_nodes import Node

CHECKS: dict[str, Level] = {
    "route-match": "error",
    "route-unreachable": "warning",
    "route-channel": "error",
    "route-placeholder": "error",
    "route-variable": "error",
    "route-fallback": "warning",
}


def tenant(subject: Tenant) -> Iterator[Finding]:
    listed = routes(subject)
    yield from _unreachable(listed)
    for route in listed:
        yield from _matching(route)
        yield from _channel(subject, route)
        yield from _texts(route)
    found = subject.setting("routes")
    if listed and found and not subject.setting("fallback"):
        hint = "add fallback: and the name of a fixture that can tell any alert"
        message = "there are routes, but no fallback for alerts that none of them matches"
        yield Finding("route-fallback", found.found[0].key.place, message, hint)


def fixture(subject: Source) -> Iterator[Finding]:
    """Look at what the routes that name the fixture give to it."""
    name = subject.fixture.name
    if "variables" in subject.fixture.body.doubtful:
        return  # what it lacks may be meant
    for route in routes(subject.tenant):
        named = route.node.get("fixture") if route.node else None
        if route.fixture == name and named is not None:
            yield from _given(route, subject)
            yield from _missing(route, subject, named)
    fallback = subject.tenant.setting("fallback")
    if subject.tenant.fallback == name and fallback and fallback.node:
        for variable in subject.fixture.variables.values():
            if variable.required and variable.name not in KNOWN_AS:
                message = f"no alert gives the fallback its required variable {variable.name}"
                hint = "declare a default: for it; nothing is sure of an alert without a route"
                yield _lacking(fallback.node, variable, message, hint)


def _matching(route: Route) -> Iterator[Finding]:
    match = route.node.get("match") if route.node else None
    for _, node in match if isinstance(match, Mapping) else ():
        for fault in faults(node):
            yield Finding("route-match", fault.place, fault.message, fault.hint)


def _unreachable(listed: tuple[Route, ...]) -> Iterator[Finding]:
    """Yield one finding for each route that takes all alerts of others: at the first of those."""
    taken: dict[int, list[Mapping]] = {}
    for number, route in enumerate(listed):
        takers = (place for place, one in enumerate(listed[:number]) if _takes(one, route))
        taker = next(takers, None)
        if taker is not None and route.node is not None:
            taken.setdefault(taker, []).append(route.node)
    for taker, (first, *others) in taken.items():
        above = listed[taker].node
        line = above.line if above is not None else 0
        message = f"no alert comes here: the route of line {line} matches all of them"
        too = ", ".join(str(node.line) for node in others)
        hint = "put it above that one, or remove it" + (f" (that of line {too} too)" if too else "")
        yield Finding("route-unreachable", first.place, message, hint)


def _takes(route: Route, other: Route) -> bool:
    """Tell whether a route takes all alerts of another: of a misspelt `match:` nobody knows."""
    if not route.covers(other):
        return False
    keys = route.node.keys() if route.node else ()
    return "match" in keys or not any(nearest(key, ("match",)) for key in keys)


def _channel(subject: Tenant, route: Route) -> Iterator[Finding]:
    node = route.node.get("channel") if route.node else None
    if not isinstance(node, Scalar) or not route.channel or _sealed_channels(subject):
        return
    known = {*subject.channels, *(one.channel for one in subject.severities.values())}
    if route.channel not in known:
        message = f"this tenant may not post to {route.channel}"
        told = (message, "add it to channels:")
        unless = tuple(map(of_node, _channel_nodes(subject)))
        yield Finding("route-channel", node.place, *told, unless=unless)


def _sealed_channels(subject: Tenant) -> bool:
    """Tell whether some channel can't be read here: it may be the one."""
    return any(map(is_sealed, _channel_nodes(subject)))


def _channel_nodes(subject: Tenant) -> Iterator[Node]:
    """Yield where the channels stand that the tenant may post to."""
    found = subject.setting("channels")
    listed = found.node if found else None
    yield from listed.items if isinstance(listed, Sequence) else ()
    nodes = [one.channel_node for one in subject.severities.values()]
    yield from (node for node in nodes if node is not None)


def _texts(route: Route) -> Iterator[Finding]:
    """Yield what is wrong in the placeholders of a route."""
    own = (route.node.get("key"), route.node.get("severity")) if route.node else ()
    nodes = [node for node in own if node is not None]
    for node in [*nodes, *route.variables.values()]:
        yield from _in_text(node)


def _in_text(node: Node) -> Iterator[Finding]:
    if isinstance(node, Scalar):
        for fault in () if is_sealed(node) else placeholders(node.value).faults:
            place = node.at(fault.offset)
            yield Finding("route-placeholder", place, fault.message, fault.hint)
    elif forgotten_quotes(node):
        hint = f"quote this text: {quote(unquoted(node))}"
        message = "this is a mapping, not a text with a placeholder"
        yield Finding("route-placeholder", node.place, message, hint)
    else:
        below = [one for _, one in node] if isinstance(node, Mapping) else node.items
        for one in below:
            yield from _in_text(one)


def _given(route: Route, subject: Source) -> Iterator[Finding]:
    fixture = subject.fixture
    for given in (route.variables, route.defaults):
        for name, node in given.items():
            variable = fixture.variables.get(name)
            if variable is not None:
                yield from _value(variable, node, constant=given is route.defaults)
            elif name not in fixture.body.broken and name not in undeclared(subject):
                known = fixture.variables
                hint = nearest(name, known) or f"it has {', '.join(known) or 'none'}"
                message = f'the fixture {fixture.name} has no variable "{name}"'
                yield Finding("route-variable", node.place, message, hint)


def _value(variable: Variable, node: Node, *, constant: bool) -> Iterator[Finding]:
    """Yield why a constant doesn't fit its variable; what an alert gives is known only then."""
    is_made = isinstance(node, Mapping) and set(node.keys()) == {EACH}
    if is_made or (not constant and _varies(node)):
        yield from misfits(variable, node)
        return
    for fault in read(variable, node).problems:
        if fault.level == "error":
            place = (fault.node or node).place
            unless = (of_node(variable.node),)
            yield Finding("route-variable", place, str(fault), fault.hint, unless=unless)


def _varies(node: Node) -> bool:
    """Tell whether a placeholder, or what is meant as one, stands in a value."""
    if isinstance(node, Scalar):
        return any(mark in node.value for mark in "{}")
    if isinstance(node, Mapping):
        return forgotten_quotes(node) or any(_varies(one) for _, one in node)
    return any(map(_varies, node))


def _missing(route: Route, subject: Source, named: Node) -> Iterator[Finding]:
    given = {*route.variables, *route.defaults, *KNOWN_AS}
    variables = subject.fixture.variables
    missing = [name for name, one in variables.items() if one.required and name not in given]
    if missing:  # what is declared, or given, by a name like that of another is found as such
        unknown = (route.variables.keys() | route.defaults.keys()) - variables.keys()
        others = (*undeclared(subject), *unknown)
        given |= {named_by(nearest(name, variables)) for name in others}
    for name in missing:
        variable = variables[name]
        if name not in given:
            message = f"the route gives no value for the required variable {name} ({variable.type})"
            hint = f'add variables: {{{name}: "{{labels.{name}}}"}}'
            yield _lacking(named, variable, message, hint)


def _lacking(node: Node, variable: Variable, message: str, hint: str) -> Finding:
    """Return a finding at a route, unless one at the variable says that nothing reads it."""
    place = (variable.key or variable.node).place
    return Finding("route-variable", node.place, message, hint, unless=((place, place),))
