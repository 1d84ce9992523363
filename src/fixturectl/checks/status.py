"""Prevents a message whose bar has no colour, or that is about a status nobody knows.

`statuses:` in tenant.yaml lists the states of an alert with the colour that `status_color` gives to
the bar beside the message. Among them is `firing`: it is what an alert is when nobody says
otherwise. A block that is shown `when: status == 'fireing'` is shown to nobody.

To mend it, give the status a `color`, or name one that the tenant has.

PASS: a status of its own

    fixtures/acme/tenant.yaml:
        statuses: {muted: {color: "#AAAAAA"}}

FAIL: a status without a colour

    fixtures/acme/tenant.yaml:
        statuses: {muted: {emoji: ":mute:"}}  # <- status

FAIL: a test of a status that is not there

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }}"
        tests:
          - {sample: examples, status: resolvd}  # <- status

FAIL: a comparison with a status that no tenant has

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }}"
        blocks:
          - {type: section, when: status == 'fireing', text: "{{ t.title }}"}  # <- status
          - {type: divider}

FAIL: no status for an alert that fires

    fixtures/acme/tenant.yaml:
        statuses: {firing: null}  # <- status
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Source
from fixturectl.checks._literals import never_equal
from fixturectl.diagnostics import nearest
from fixturectl.store.inheritance import is_null
from fixturectl.store.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Node

CHECKS: dict[str, Level] = {"status": "error"}
_FIRST = "firing"


def tenant(subject: Tenant) -> Iterator[Finding]:
    for status in subject.statuses.values():
        node = status.node
        if not status.color and isinstance(node, Mapping) and _is_unset(node.get("color")):
            message = f"the status {status.name} has no color"
            yield Finding("status", node.place, message, 'add color: "#D00000"')
    found = subject.setting("statuses")
    if found is not None and subject.statuses and _FIRST not in subject.statuses:
        message = f"there is no status {_FIRST}: alerts have it unless they say otherwise"
        hint = nearest(_FIRST, subject.statuses) or f'add {_FIRST}: {{color: "#D00000"}}'
        yield Finding("status", found.found[0].key.place, message, hint)


def _named(tenant: Tenant) -> tuple[str, ...]:
    """Return what an alert may be; that the first one is not there is told of at the tenant."""
    return tuple(dict.fromkeys((*tenant.statuses, _FIRST))) if tenant.statuses else ()


def _is_unset(node: Node | None) -> bool:
    """Tell whether nothing is said: what is encrypted, or no color, is there."""
    return node is None or is_null(node)


def fixture(subject: Source) -> Iterator[Finding]:
    known = subject.tenant.statuses
    if "statuses" not in subject.tenant.doubtful:
        yield from never_equal(subject, "status", "status", lambda tenant, _: _named(tenant))
    if any("status_emoji" in leaf.uses.filters for leaf in subject.composition.outline.leaves):
        yield from _without_emoji(subject.tenant)
    for test in subject.fixture.tests:
        node = test.get("status")
        if known and isinstance(node, Scalar) and not node.is_null and node.value not in known:
            message = f'there is no status "{node.value}"'
            hint = nearest(node.value, known) or f"it has {', '.join(known)}"
            yield Finding("status", node.place, message, hint)


def _without_emoji(tenant: Tenant) -> Iterator[Finding]:
    """Yield the statuses that have no emoji, where a template shows it."""
    for status in tenant.statuses.values():
        node = status.node
        if not status.emoji and isinstance(node, Mapping) and _is_unset(node.get("emoji")):
            message = f"the status {status.name} has no emoji, and templates show it"
            yield Finding("status", node.place, message, 'add emoji: ":fire:"')
