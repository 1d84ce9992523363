"""Two wordings of one string, one below the other, with the words that differ marked.

Where there are colours the words are coloured, else they stand in brackets as git writes them:
`[-gone-]` and `{+new+}`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.rendering.words import Run, runs
from fixturectl.reports.visible import visible

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LONGEST = 320  # characters of one string that are shown around what differs
_MARGIN = 40  # of them before and behind a word that differs
_OLD, _NEW = "31", "32"
_WORDS = {_OLD: ("1;7;31", "[-", "-]"), _NEW: ("1;7;32", "{+", "+}")}


class Paint:
    """Colours, or no colours."""

    def __init__(self, colored: bool) -> None:
        self.colored = colored

    def __call__(self, text: str, color: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self.colored and text else text


def compared(before: str | None, after: str | None, paint: Paint) -> Iterator[str]:
    """Yield the lines of both wordings; None stands for one that isn't there."""
    if before is None or after is None:
        yield from lines(whole(before), whole(after), paint)
    else:
        yield from lines(*runs(before, after), paint)


def lines(before: Sequence[Run] | None, after: Sequence[Run] | None, paint: Paint) -> Iterator[str]:
    """Yield the lines of two wordings whose words are marked already."""
    marks = before is not None and after is not None
    if before is not None:
        yield from _side("- ", around(before), paint, _OLD, marks=marks)
    if after is not None:
        yield from _side("+ ", around(after), paint, _NEW, marks=marks)


def whole(text: str | None) -> list[Run] | None:
    """Return a string in which no word is marked."""
    return None if text is None else [Run(text, changed=False)]


def around(found: Sequence[Run]) -> list[Run]:
    """Leave out of a long string what is far from every word that differs."""
    if sum(len(run.text) for run in found) <= _LONGEST:
        return list(found)
    return [run if run.changed else run._replace(text=_short(run.text)) for run in found]


def _short(text: str) -> str:
    if len(text) <= 2 * _MARGIN + 1:
        return text
    return f"{text[:_MARGIN]}…{text[-_MARGIN:]}"


def _side(
    sign: str, found: Sequence[Run], paint: Paint, color: str, *, marks: bool
) -> Iterator[str]:
    said = "".join(
        _word(run, paint, color) if marks else _plain(run, paint, color) for run in found
    )
    for number, line in enumerate(said.split("\n")):
        yield f"  {'  ' if number else paint(sign, color)}{line}"


def _word(run: Run, paint: Paint, color: str) -> str:
    if not run.changed:
        return _plain(run, paint, color)
    look, begin, end = _WORDS[color]
    text = visible(run.text)
    return paint(text, look) if paint.colored else f"{begin}{text}{end}"


def _plain(run: Run, paint: Paint, color: str) -> str:
    return paint(visible(run.text), color)
