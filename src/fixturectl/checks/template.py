"""Prevents a template that can't be read or computed from costing the message a block.

A leaf is text and `{{ expressions }}`. One that is not closed, holds `{% %}`, divides by zero or
shows null ends the rendering of its block. Every leaf is read, and every fixture is rendered with
its own samples and with generated ones: the longest values, the empty ones, hostile ones.

To mend it, follow the hint: close the braces, guard the block with `when:`, or stand in a value
with `| default('...')`.

PASS: null is guarded

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          used: {type: number, example: 0.97, default: null}
        text: "{{ t.title }}"
        blocks:
          - type: section
            when: used is not none
            text: "{{ used | percent }}"

FAIL: braces that are never closed

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }"  # <- template

FAIL: null is shown

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
          used: {type: number, example: 0.97, default: null}
        text: "{{ t.title }} {{ used | percent }}"  # <- template

FAIL: a statement

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{% if host %}{{ t.title }}{% endif %}"  # <- template
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Rendered, Source, echoed
from fixturectl.checks._spans import of_text
from fixturectl.checks._uses import place_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.checks import Span
    from fixturectl.diagnostics import Diagnostic, Level, Place

CHECKS: dict[str, Level] = {"template": "error"}
_IN_A_LOCALE = 3  # slashes: fixtures/TENANT/LOCALE/FIXTURE.yaml


def fixture(subject: Source) -> Iterator[Finding]:
    for leaf in subject.composition.outline.leaves:
        fault = leaf.fault
        if fault is not None and fault.check == "template":
            yield Finding("template", place_in(leaf, fault.offset), fault.message, fault.hint)


def message(subject: Rendered) -> Iterator[Finding]:
    problems = (fault for fault in subject.problems if not _is_told_elsewhere(fault, subject))
    for finding in echoed(problems, CHECKS):
        yield finding._replace(unless=tuple(_original(subject, finding.place)))


def _original(subject: Rendered, place: Place) -> Iterator[Span]:
    """Yield where the source text stands of the translation at `place`, if it is one."""
    if subject.source is None or place.path.count("/") != _IN_A_LOCALE:
        return
    tenant, fixture, _, renderer = subject.source
    _, owner, locale, _ = place.path.split("/")
    sources = renderer.wording(tenant, fixture.name, tenant.source_locale)
    for key, text in renderer.shelf.texts(owner, locale, fixture.name).items():
        first, last = of_text(text)
        source = sources.text(key) if first <= place <= last else None
        if source is not None and source is not text:
            yield of_text(source)


def _is_told_elsewhere(fault: Diagnostic, subject: Rendered) -> bool:
    """Tell whether it comes from a severity or status that is itself a finding."""
    if subject.source is None:
        return False
    tenant, fixture = subject.source.tenant, subject.source.fixture
    if fault.message.startswith(("urgency_emoji: ", "label: it takes")) and not fixture.severity:
        return True
    if fault.message.startswith("urgency_emoji: no severity"):
        return fixture.severity is not None and fixture.severity.value not in tenant.severities
    is_of_status = fault.message.startswith(("status_color: no status", "status_emoji: no status"))
    return is_of_status and "firing" not in tenant.statuses
