"""Prevents an alert that has no urgency, no emoji for it, or no channel to go to.

A fixture's `severity` is one of its tenant's. Every severity of a tenant has an `emoji`, which
`urgency_emoji` shows, and a `channel`, where its alerts are posted. A tenant that posts to a Slack
workspace of its own inherits no channels: those of its parent are not there.

To mend it, name a severity that the tenant has, or give the severity what it lacks in tenant.yaml.

PASS: a severity of its own, with all it needs

    fixtures/acme/tenant.yaml:
        severities:
          page: {before: critical, emoji: ":pager:", channel: C0123456789}
    fixtures/acme/disk-full.yaml:
        severity: page
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }}"

FAIL: a severity that the tenant hasn't got

    fixtures/acme/disk-full.yaml:
        severity: critcal  # <- severity
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }}"

FAIL: a comparison with a severity that no tenant has

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }}{{ '!' if severity in ['critcal', 'warning'] }}"  # <- severity

FAIL: a severity without emoji and channel

    fixtures/acme/tenant.yaml:
        severities:
          page: {before: critical}  # <- severity, severity

FAIL: a workspace of its own without channels

    fixtures/acme/tenant.yaml:
        slack: {team_id: T0987}  # <- severity, severity
    fixtures/default/tenant.yaml:
        locales: [en-US, fr-FR]
        slack: {team_id: T0123}
        severities:
          critical: {emoji: ":rotating_light:", channel: C0123456789}
          warning: {emoji: ":warning:", channel: C0123456789}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Source, carried, echoed
from fixturectl.checks._literals import never_equal
from fixturectl.diagnostics import nearest
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level, Place
    from fixturectl.store.severities import Severity
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Node

CHECKS: dict[str, Level] = {"severity": "error"}


def tenant(subject: Tenant) -> Iterator[Finding]:
    yield from carried(subject.problems, CHECKS)
    for severity in () if "severities" in subject.doubtful else subject.severities.values():
        if not severity.emoji and _is_lacking(subject, severity.name, "emoji"):
            message = f"the severity {severity.name} has no emoji"
            yield Finding("severity", severity.node.place, message, 'add emoji: ":warning:"')
        if not severity.channel and _is_lacking(subject, severity.name, "channel"):
            yield _without_channel(subject, severity)
    yield from _routed(subject)


def fixture(subject: Source) -> Iterator[Finding]:
    if "severities" not in subject.tenant.doubtful:
        yield from echoed(subject.fixture.problems, CHECKS)  # the schema may refuse it as a name
        yield from never_equal(subject, "severity", "severity", lambda tenant, _: tenant.severities)


def _is_lacking(subject: Tenant, name: str, key: str) -> bool:
    """Tell whether nothing is set: what is encrypted, or of a wrong kind, is there."""
    found = subject.setting(("severities", name, key))
    return found is None or found.node is None


def _without_channel(subject: Tenant, severity: Severity) -> Finding:
    """Return the finding at the file that makes it so: the severity's, or that of the workspace."""
    lost = _inherited_channel(subject, severity.name)
    if lost is None:
        message = f"the severity {severity.name} has no channel"
        hint = "add channel: C..., where its alerts are posted"
        return Finding("severity", severity.node.place, message, hint)
    message = f"the severity {severity.name} has no channel in this workspace"
    hint = f"add severities: {severity.name}: {{channel: C...}}; no channel comes from another team"
    return Finding("severity", lost, message, hint)


def _inherited_channel(subject: Tenant, name: str) -> Place | None:
    """Return where the tenant leaves the team of an ancestor that has a channel for `name`."""
    reach = subject.same_team
    for layer in subject.layers[reach:]:
        severities = layer.root.get("severities") if layer.root else None
        entry = severities.get(name) if isinstance(severities, Mapping) else None
        if isinstance(entry, Mapping) and "channel" in entry:
            left = subject.layers[reach - 1].root
            key = left.key("slack") if left else None
            return key.place if key is not None else None
    return None


def _routed(subject: Tenant) -> Iterator[Finding]:
    """Yield the routes that give an alert a severity which the tenant hasn't got."""
    found = subject.setting("routes")
    routes: list[Node] = found.node.items if found and isinstance(found.node, Sequence) else []
    for route in routes:
        node = route.get("severity") if isinstance(route, Mapping) else None
        if isinstance(node, Scalar) and not set("{}") & set(node.value):
            known = list(subject.severities)
            if node.value not in known:
                message = f'there is no severity "{node.value}"'
                hint = nearest(node.value, known) or f"it has {', '.join(known)}"
                yield Finding("severity", node.place, message, hint)
