"""What tests came to, for people: each failure with what differs, then the count.

fixtures/default/disk-full.yaml:9:10: acme/disk-full fr-FR quiet: is not what tests/… holds
/blocks/0/text/text, from fixtures/default/fr-FR/disk-full.yaml:2:10
- Le disque est [-presque-] plein
+ Le disque est plein
hint: if that is right: fixturectl test acme/disk-full --update
"""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from fixturectl.reports.outcomes import summary
from fixturectl.reports.visible import visible_line
from fixturectl.reports.wording import Paint, compared

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.reports.outcomes import Difference, Outcome
    from fixturectl.reports.page import Page

_MOST = 8  # parts of one message that are shown
_BOLD, _DIM, _RED = "1", "2", "1;31"


def write(outcomes: Iterable[Outcome], page: Page) -> str:
    """Return the failures as text, an empty line behind each, and the count."""
    found = list(outcomes)
    paint = Paint(bool(page.colors))
    failures = [one for one in found if not one.passed]
    pieces = [_piece(list(ones), paint) for _, ones in groupby(failures, _likeness)]
    return "".join([*pieces, summary(found), "\n"])


def _likeness(outcome: Outcome) -> tuple[object, ...]:
    """Return what makes failures that follow each other one: a file that each locale lacks, say."""
    if outcome.differences:
        return (id(outcome),)
    return outcome.kind, outcome.tenant, outcome.fixture, outcome.sample, outcome.hint


def _piece(alike: list[Outcome], paint: Paint) -> str:
    more = [paint(f"… {len(alike) - 1} more like this", _DIM)] if len(alike) > 1 else []
    return "\n".join([*told(alike[0], paint), *more, "", ""])


def told(outcome: Outcome, paint: Paint) -> Iterator[str]:
    """Yield the lines that tell one failure."""
    where = paint(visible_line(str(outcome.place)), _BOLD)
    message = paint(visible_line(outcome.message), _RED)
    yield f"{where}: {visible_line(outcome.name)}: {message}"
    for difference in outcome.differences[:_MOST]:
        yield from _differing(difference, paint)
    if len(outcome.differences) > _MOST:
        yield paint(f"  … {len(outcome.differences) - _MOST} more parts differ", _DIM)
    if outcome.hint:
        yield f"{paint('hint:', _BOLD)} {visible_line(outcome.hint)}"


def _differing(difference: Difference, paint: Paint) -> Iterator[str]:
    origin = "" if difference.place is None else f", from {difference.place}"
    yield paint(f"  {visible_line(difference.pointer or 'the message')}{origin}", _DIM)
    yield from compared(difference.expected, difference.got, paint)
