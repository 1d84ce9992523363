"""The ways in which messages of one cause differ: alike ones once, with the shortest example."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.rendering.words import runs
from fixturectl.reports.wording import whole

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fixturectl.rendering.words import Run
    from fixturectl.reports.differences import Change, Entry

MOST = 6  # ways that are shown of one cause
# Of Slack's date tokens people read what is shown where the reader's clock is not known.
_DATE = re.compile(r"<!date\^[^<>|]*\|([^<>]*)>")


class Way(NamedTuple):
    """Words that went and words that came, in one string that shows it; None where it has none.

    `times` counts all strings that differ in the same words.
    """

    before: list[Run] | None
    after: list[Run] | None
    times: int


def ways(entry: Entry, wanted: Callable[[Change], bool] = lambda _: True) -> list[Way]:
    """Return the ways in which an entry's messages differ, in the order of the messages."""
    found: dict[tuple[tuple[str, ...] | None, ...], tuple[int, Way]] = {}
    shown = [variant for variant in entry.variants if not variant.fault]  # else all of it differs
    changes = dict.fromkeys(one for variant in shown for one in variant.changes)
    for change in filter(wanted, changes):
        size = len(change.before or "") + len(change.after or "")
        way = _way(change)
        key = (_words(way.before), _words(way.after))
        shortest, known = found.get(key, (size, way))
        times = known.times + 1 if key in found else 1
        if size < shortest:
            shortest, known = size, way
        found[key] = shortest, known._replace(times=times)
    return [way for _, way in found.values()]


def _way(change: Change) -> Way:
    before, after = _readable(change.before), _readable(change.after)
    if before == after:
        before, after = change.before, change.after
    if before is None or after is None:
        return Way(whole(before), whole(after), 1)
    return Way(*runs(before, after), 1)


def _readable(text: str | None) -> str | None:
    return None if text is None else _DATE.sub(r"\1", text)


def _words(found: Iterable[Run] | None) -> tuple[str, ...] | None:
    """Return the words that changed; of a string that is not on both sides, all of it."""
    if found is None:
        return None
    found = list(found)
    return tuple(run.text for run in found if run.changed) or tuple(run.text for run in found)
