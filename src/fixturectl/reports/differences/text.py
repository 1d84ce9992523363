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
from fixturectl.reports.differences._ways import MOST, ways
from fixturectl.reports.visible import visible_line
from fixturectl.reports.wording import Paint, lines

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.reports.differences import Difference, Entry
    from fixturectl.reports.page import Page

_BOLD, _DIM, _RED = "1", "2", "31"
_LEVEL_COLORS = {"error": "1;31", "warning": "1;33", "info": "1;36"}


def write(difference: Difference, page: Page, most: int | None = None) -> str:
    """Return the difference as text; of its causes `most` are told, and the others counted."""
    paint = Paint(bool(page.colors))
    pieces = [
        *(_entry(entry, paint) for entry in difference.entries[:most]),
        *_left(len(difference.entries[most:]) if most else 0, paint),
        *_findings("new", difference.found, paint),
        *_findings("fixed", difference.mended, paint),
        *_unseen(difference, paint),
    ]
    return "\n".join([*pieces, summary(difference)]) + "\n"


def _left(number: int, paint: Paint) -> Iterator[str]:
    if number:
        yield paint(f"… {counted(number, 'more change')}\n", _DIM)


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


def _entry(entry: Entry, paint: Paint) -> str:
    lead = "" if entry.kind == "changed" else f"{entry.kind}: "
    head = paint(f"{lead}{visible_line(entry.cause)}", _BOLD)
    told = [f"{head}: {visible_line(reach(entry.messages))}"]
    if entry.place is not None:
        told.append(paint(f"  {visible_line(str(entry.place))}", _DIM))
    told += [f"  {paint(f'{what}:', _RED)} {visible_line(why)}" for what, why in entry.faults]
    found = ways(entry)
    for way in found[:MOST]:
        told += lines(way.before, way.after, paint)
    if len(found) > MOST:
        like = "this" if len(found) == MOST + 1 else "these"
        told.append(paint(f"  … {len(found) - MOST} more like {like}", _DIM))
    return "\n".join([*told, ""])


def _findings(what: str, findings: Sequence[Diagnostic], paint: Paint) -> Iterator[str]:
    if not findings:
        return
    yield paint(f"{what} {'finding' if len(findings) == 1 else 'findings'}", _BOLD)
    for found in sorted(findings, key=lambda one: (one.place, LEVELS.index(one.level))):
        level = paint(f"{found.level}:", _LEVEL_COLORS[found.level])
        place = visible_line(str(found.place))
        yield f"  {place}: {level} {visible_line(found.message)} [{visible_line(found.check)}]"
    yield ""


def _unseen(difference: Difference, paint: Paint) -> Iterator[str]:
    if not difference.unseen:
        return
    yield paint("changed, and in no message shown", _BOLD)
    for one in difference.unseen:
        reason = f" ({one.reason})" if one.reason else ""
        yield f"  {visible_line(str(one.place))}: {visible_line(one.cause)}{reason}"
    yield ""
