"""A data table: its caption, then ruled columns; numbers stand at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.terminal.paragraphs import plain
from fixturectl.reports.messages.terminal.tables import Align, grid
from fixturectl.reports.tree import Node, kind, nodes, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    rows = block.get("rows")
    listed = rows if isinstance(rows, list) else []
    caption = plain(string(block.get("caption")), area, "bold")
    return caption + grid(listed, _aligned(listed), area)


def _aligned(rows: list[object]) -> list[Align]:
    """Align the columns whose first value is a number at the right."""
    first = nodes(rows[1]) if len(rows) > 1 else []
    return ["right" if kind(cell) == "raw_number" else "left" for cell in first]
