"""How far a store is translated, for people: a matrix on a terminal, a table elsewhere."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from fixturectl.reports.columns import columns, width
from fixturectl.reports.standings import MEASURED, holes, percent, reasons, tags

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.reports.standings import Sheet, Standing

_STYLES = {"good": "32", "fair": "33", "bad": "31", "none": "2"}
_BOLD, _DIM = "1", "2"
_BARS = (5, 3, 0)  # cells of a bar, the widest that fits
_EIGHTHS = " ▏▎▍▌▋▊▉█"
_FIGURES = 3
_GAP = "  "
_SHOWN = 20  # holes told about on a terminal


def write(standings: Sequence[Standing], sheet: Sheet) -> str:
    """Return scores in percent, what keeps them from 100, and what was measured.

    A matrix wider than the page is divided: some locales below the others.
    """
    if not standings:
        return "nothing is promised in these locales\n"
    lines = _drawn(standings, sheet) if sheet.drawn else _table(standings)
    measured = (wrapped for line in MEASURED for wrapped in _wrapped(line, sheet))
    return "\n".join([*lines, "", *(_painted(line, _DIM, sheet) for line in measured)]) + "\n"


def _table(standings: Sequence[Standing]) -> Iterator[str]:
    headings = ("TENANT", "LOCALE", "SCORE", "COVERAGE", "INTEGRITY", "STALE", "MISSING", "TEXTS")
    rows = [
        (
            one.tenant,
            one.locale,
            percent(one.score),
            percent(one.coverage),
            percent(one.integrity),
            str(one.stale),
            str(one.missing),
            str(one.texts),
        )
        for one in standings
    ]
    yield columns(headings, rows)


def _drawn(standings: Sequence[Standing], sheet: Sheet) -> Iterator[str]:
    locales = tags(standings)
    margin = max(width(one.tenant) for one in standings)
    room = sheet.page.width - margin
    bar = next((cells for cells in _BARS if _total(locales, cells) <= room), 0)
    while locales:
        some = _fitting(locales, bar, room)
        yield from _matrix(standings, some, bar, sheet)
        locales = locales[len(some) :]
        if locales:
            yield ""
    found = holes(standings)
    if found:
        yield ""
        for one in found[:_SHOWN]:
            yield from _hole(one, sheet)
    if len(found) > _SHOWN:
        yield f"and {len(found) - _SHOWN} more: name a --tenant or a --locale"


def _cell_width(locale: str, bar: int) -> int:
    return max(len(locale), bar + bool(bar) + _FIGURES)


def _total(locales: Sequence[str], bar: int) -> int:
    return sum(len(_GAP) + _cell_width(locale, bar) for locale in locales)


def _fitting(locales: list[str], bar: int, room: int) -> list[str]:
    """Return as many of the first locales as there is room for, at least one."""
    count = len(locales)
    while count > 1 and _total(locales[:count], bar) > room:
        count -= 1
    return locales[:count]


def _matrix(
    standings: Sequence[Standing], locales: Sequence[str], bar: int, sheet: Sheet
) -> Iterator[str]:
    margin = max(width(one.tenant) for one in standings)
    cells = {(one.tenant, one.locale): one for one in standings}
    head = _GAP.join(f"{locale:<{_cell_width(locale, bar)}}" for locale in locales)
    yield _painted(f"{'':{margin}}{_GAP}{head}".rstrip(), _BOLD, sheet)
    for tenant in dict.fromkeys(one.tenant for one in standings):
        drawn = [_cell(cells.get((tenant, tag)), tag, bar, sheet) for tag in locales]
        yield f"{tenant:<{margin}}{_GAP}{_GAP.join(drawn)}".rstrip()


def _cell(standing: Standing | None, locale: str, bar: int, sheet: Sheet) -> str:
    room = _cell_width(locale, bar)
    if standing is None:
        shown, style = "·".rjust(_FIGURES + bar + bool(bar)), _DIM
    else:
        shown = f"{_bar(standing.score, bar)}{percent(standing.score, 0):>{_FIGURES}}"
        style = _STYLES[sheet.grade(standing.score)]
    return _painted(shown, style, sheet) + " " * (room - width(shown))


def _bar(share: float | None, cells: int) -> str:
    """Return a share as a bar of some cells, each of eight steps; what lacks is dotted."""
    if share is None or not cells:
        return " " * (cells + bool(cells))
    steps = int(share * cells * 8 + 1e-6)
    full, rest = divmod(steps, 8)
    drawn = "█" * full + (_EIGHTHS[rest] if rest else "")
    return f"{drawn:░<{cells}} "


def _hole(standing: Standing, sheet: Sheet) -> Iterator[str]:
    style = _STYLES[sheet.grade(standing.score)]
    head = f"{standing.tenant} {standing.locale} {percent(standing.score)}"
    told = f"{head}: {', '.join(reasons(standing))}"
    first, *rest = textwrap.wrap(
        told, sheet.page.width, subsequent_indent="  ", break_on_hyphens=False
    )
    yield first.replace(head, _painted(head, style, sheet), 1)
    yield from rest


def _wrapped(text: str, sheet: Sheet) -> list[str]:
    if not sheet.drawn:
        return [text]
    return textwrap.wrap(text, sheet.page.width, break_on_hyphens=False)


def _painted(text: str, style: str, sheet: Sheet) -> str:
    return f"\x1b[{style}m{text}\x1b[0m" if sheet.page.colors else text
