"""What a change does, for people: each cause with whom it reaches, then before and after.

    default/fr-FR/disk-full title: 12 tenants, locale fr-FR, sample examples
      fixtures/default/fr-FR/disk-full.yaml:2:10
      - Le disque est [-presque-] plein
      + Le disque est plein {+à 90 %+}

Where there are colours, the words that changed are coloured instead of bracketed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.diagnostics import LEVELS
from fixturectl.reports.differences import counted, reach
from fixturectl.reports.differences._ways import MOST, around, ways
from fixturectl.reports.visible import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.words import Run
    from fixturectl.reports.differences import Difference, Entry
    from fixturectl.reports.differences._ways import Way
    from fixturectl.reports.page import Page

_BOLD, _DIM = "1", "2"
_OLD, _NEW = "31", "32"
_OLD_WORD, _NEW_WORD = "1;7;31", "1;7;32"
_LEVEL_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36"}


def write(difference: Difference, page: Page) -> str:
    """Return the difference as text."""
    paint = _Paint(bool(page.colors))
    pieces = [
        *(_entry(entry, paint) for entry in difference.entries),
        *_findings("new", difference.found, paint),
        *_findings("fixed", difference.mended, paint),
        *_unseen(difference, paint),
    ]
    return "\n".join([*pieces, summary(difference)]) + "\n"


def summary(difference: Difference) -> str:
    """Count what differs, and say from what."""
    revision = visible_line(difference.revision)
    return totals(difference) + (f" (compared with {revision})" if revision else "")


def totals(difference: Difference) -> str:
    """Count what differs: `2 changes in 36 messages; 1 new finding, 2 findings fixed`."""
    if not difference.entries:
        told = "no message changes"
    else:
        changes = counted(len(difference.entries), "change")
        told = f"{changes} in {counted(len(difference.messages), 'message')}"
    if difference.found:
        told += f"; {counted(len(difference.found), 'new finding')}"
    if difference.mended:
        told += f"; {counted(len(difference.mended), 'finding')} fixed"
    return told


class _Paint:
    """Colours, or the signs that stand for them."""

    def __init__(self, colored: bool) -> None:
        self.colored = colored

    def __call__(self, text: str, color: str) -> str:
        return f"\x1b[{color}m{text}\x1b[0m" if self.colored and text else text

    def word(self, run: Run, color: str, signs: str, *, marks: bool) -> str:
        text = visible(run.text)
        if not (run.changed and marks):
            return self(text, color)
        if self.colored:
            return self(text, _OLD_WORD if color == _OLD else _NEW_WORD)
        return f"{signs[:2]}{text}{signs[2:]}"


def _entry(entry: Entry, paint: _Paint) -> str:
    lead = "" if entry.kind == "changed" else f"{entry.kind}: "
    head = paint(f"{lead}{visible_line(entry.cause)}", _BOLD)
    lines = [f"{head}: {visible_line(reach(entry.messages))}"]
    if entry.place is not None:
        lines.append(paint(f"  {visible_line(str(entry.place))}", _DIM))
    lines += [f"  {paint('can not be rendered:', _OLD)} {fault}" for fault in _faults(entry)]
    found = ways(entry)
    for way in found[:MOST]:
        lines += _way(way, paint)
    if len(found) > MOST:
        more = f"{len(found) - MOST} more"
        lines.append(
            paint(f"  … {more} like {'this' if len(found) == MOST + 1 else 'these'}", _DIM)
        )
    return "\n".join([*lines, ""])


def _faults(entry: Entry) -> list[str]:
    return [visible_line(one) for one in dict.fromkeys(v.fault for v in entry.variants) if one]


def _way(way: Way, paint: _Paint) -> Iterator[str]:
    """Yield the lines of one way: words are marked where there is something to compare with."""
    marks = way.before is not None and way.after is not None
    if way.before is not None:
        yield from _lines(around(way.before), "- ", paint, (_OLD, "[--]"), marks=marks)
    if way.after is not None:
        yield from _lines(around(way.after), "+ ", paint, (_NEW, "{++}"), marks=marks)


def _lines(
    found: Iterable[Run], sign: str, paint: _Paint, look: tuple[str, str], *, marks: bool
) -> Iterator[str]:
    color, signs = look
    whole = "".join(paint.word(run, color, signs, marks=marks) for run in found)
    for number, line in enumerate(whole.split("\n")):
        yield f"  {paint(sign, color) if not number else '  '}{line}"


def _findings(what: str, findings: Sequence[Diagnostic], paint: _Paint) -> Iterator[str]:
    if not findings:
        return
    yield paint(f"{what} {'finding' if len(findings) == 1 else 'findings'}", _BOLD)
    for found in sorted(findings, key=lambda one: (one.place, LEVELS.index(one.level))):
        level = paint(f"{found.level}:", _LEVEL_COLORS[found.level])
        place = visible_line(str(found.place))
        yield f"  {place}: {level} {visible_line(found.message)} [{visible_line(found.check)}]"
    yield ""


def _unseen(difference: Difference, paint: _Paint) -> Iterator[str]:
    if not difference.unseen:
        return
    yield paint("changed, and in no message shown", _BOLD)
    for one in difference.unseen:
        reason = f" ({one.reason})" if one.reason else ""
        yield f"  {visible_line(str(one.place))}: {visible_line(one.cause)}{reason}"
    yield ""
