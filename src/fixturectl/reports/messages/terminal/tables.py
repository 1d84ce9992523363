"""Rows and columns drawn with rules; where columns find no room, row by row as `head: value`."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Literal

from rich.text import Text

from fixturectl.reports import rich_text
from fixturectl.reports.messages.terminal.lines import Area, Lines, padded, wrap
from fixturectl.reports.messages.terminal.paragraphs import plain
from fixturectl.reports.messages.terminal.styles import styled
from fixturectl.reports.tree import kind, node, string

if TYPE_CHECKING:
    from collections.abc import Sequence

Align = Literal["left", "right", "center"]
_NARROWEST = 4
_RULES = 3


def grid(rows: object, aligns: Sequence[Align], area: Area) -> Lines:
    """Draw the `rows` of a table block; the first is its head. `aligns` may be too short."""
    cells = [
        [_cell(cell, area) for cell in row]
        for row in (rows if isinstance(rows, list) else [])
        if isinstance(row, list)
    ]
    count = max((len(row) for row in cells), default=0)
    if not count:
        return [Text("[empty table]", "dim")]
    needs = _needs(cells, count)
    widths = _widths(needs, area.width - _RULES * count - 1)
    if any(width < min(need, _NARROWEST) for width, need in zip(widths, needs, strict=True)):
        return _stacked(cells, area)
    plain_sides: list[Align] = ["left"] * count
    sides = [*aligns, *plain_sides][:count]
    lines = [_rule("┌┬┐", widths)]
    for number, row in enumerate(cells):
        lines += _row(row, widths, sides, head=not number)
        lines += [_rule("├┼┤", widths)] if not number and len(cells) > 1 else []
    return [*lines, _rule("└┴┘", widths)]


def _cell(cell: object, area: Area) -> Text:
    value = node(cell)
    if kind(value) == "rich_text":
        found = rich_text.paragraphs(value.get("elements"))
        return Text("\n").join(styled(paragraph.spans, area) for paragraph in found)
    return Text(string(value.get("text")) or string(value.get("value")))


def _needs(cells: list[list[Text]], count: int) -> list[int]:
    """Return how wide each column would be if nothing had to be wrapped."""
    return [
        max((Text(line).cell_len for row in cells for line in _lines(row, column)), default=1) or 1
        for column in range(count)
    ]


def _lines(row: list[Text], column: int) -> list[str]:
    return row[column].plain.split("\n") if column < len(row) else []


def _widths(needs: list[int], room: int) -> list[int]:
    """Share `room` cells: narrow columns get what they need, wide ones equal parts of the rest."""
    widths = [0] * len(needs)
    left = max(room, 0)
    for done, column in enumerate(sorted(range(len(needs)), key=lambda number: needs[number])):
        widths[column] = min(needs[column], left // (len(needs) - done))
        left -= widths[column]
    return widths


def _row(row: list[Text], widths: list[int], sides: list[Align], *, head: bool) -> Lines:
    wrapped = [wrap(cell, Area(width)) for cell, width in zip(row, widths, strict=False)]
    wrapped += [[] for _ in range(len(widths) - len(row))]
    lines: Lines = []
    for parts in zip_longest(*wrapped, fillvalue=Text()):
        line = Text("│", "dim")
        for part, width, side in zip(parts, widths, sides, strict=True):
            cell = padded(part, width, side)
            if head:
                cell.stylize("bold")
            line = Text.assemble(line, " ", cell, " ", ("│", "dim"))
        lines.append(line)
    return lines


def _rule(signs: str, widths: list[int]) -> Text:
    return Text(signs[0] + signs[1].join("─" * (width + 2) for width in widths) + signs[2], "dim")


def _stacked(cells: list[list[Text]], area: Area) -> Lines:
    heads = [cell.plain for cell in cells[0]]
    lines: Lines = []
    for row in cells[1:] or cells:
        lines += [Text("─" * area.width, "dim")]
        for number, cell in enumerate(row):
            head = heads[number] if number < len(heads) else str(number + 1)
            lines += plain(f"{head}: {cell.plain}", area)
    return lines
