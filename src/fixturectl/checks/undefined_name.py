"""Prevents a message from failing on a name that nothing stands for.

An expression may name the fixture's variables, the names of the loops it stands in, `severity`,
`status`, `tenant`, `locale`, `now`, and the filters and functions that templates have. Any other
name ends the rendering of its block, and an alert would be sent without it. Expressions are looked
at in every branch, also in those that no sample shows.

To mend it, correct the name or declare the variable.

PASS: a declared variable

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} ({{ host }})"

FAIL: a name that is not declared, in a branch that no sample shows

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }}"
        blocks:
          - type: section
            when: status == 'resolved' and severity == 'warning'
            text: "{{ hots }}"  # <- undefined-name
          - type: section
            text: "{{ t.title }}"

FAIL: an unknown filter

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          host: {type: string, example: db-1}
        text: "{{ t.title }} ({{ host | uper }})"  # <- undefined-name
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.checks import Finding, Rendered, Source, echoed
from fixturectl.checks._uses import known_names, named_by, place_in, undeclared
from fixturectl.diagnostics import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level, Place

CHECKS: dict[str, Level] = {"undefined-name": "error"}
_UNKNOWN = "unknown name "


def fixture(subject: Source) -> Iterator[Finding]:
    known = known_names(subject.fixture)
    # One misspelt `variables:` is one fault, not one for each name that is read.
    declared = "variables" not in subject.fixture.body.doubtful
    for leaf in subject.composition.outline.leaves:
        fault = leaf.fault
        if fault is not None and fault.check == "undefined-name":
            place = place_in(leaf, fault.offset)
            yield Finding("undefined-name", place, fault.message, fault.hint)
    for name, uses in undeclared(subject).items() if declared else ():
        places = [place_in(leaf, offset) for leaf, offset in uses]
        hint = nearest(name, sorted(known | uses[0][0].bound))
        if named_by(hint) in subject.fixture.body.broken:
            continue  # whose name is told of where it is declared
        hint = hint or f"declare it: variables: {name}:"
        yield Finding("undefined-name", places[0], f"{_UNKNOWN}{name}", hint + _also(places))


def _also(places: list[Place]) -> str:
    """Return where else a name is read: that is one fault, mended at once by declaring it."""
    first, *others = places
    lines = dict.fromkeys(str(place.line) for place in others if place.path == first.path)
    lines.pop(str(first.line), None)
    return f" (read on line {', '.join(lines)} too)" if lines else ""


def message(subject: Rendered) -> Iterator[Finding]:
    """Yield what a name has no member of: unknown names are found in every branch already."""
    known = subject.source is not None
    problems = (one for one in subject.problems if not (known and one.message.startswith(_UNKNOWN)))
    yield from echoed(problems, CHECKS)
