"""Tables as HTML: the first row is the head."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports import rich_text
from fixturectl.reports.messages.html.markup import Markup, element, joined
from fixturectl.reports.messages.html.paragraphs import drawn
from fixturectl.reports.tree import kind, node, string

if TYPE_CHECKING:
    from collections.abc import Sequence

SIDES = frozenset(("right", "center"))


def grid(rows: object, sides: Sequence[str]) -> Markup:
    """Return rows of cells; `sides` says how columns are aligned, and may be too short."""
    listed = [row for row in rows if isinstance(row, list)] if isinstance(rows, list) else []
    lines = [_row(row, sides, "td" if number else "th") for number, row in enumerate(listed)]
    return element("div", element("table", joined(lines)), class_="table")


def _row(row: list[object], sides: Sequence[str], tag: str) -> Markup:
    cells = [
        element(tag, _cell(cell), class_=sides[column] if column < len(sides) else "", dir="auto")
        for column, cell in enumerate(row)
    ]
    return element("tr", joined(cells))


def _cell(cell: object) -> str:
    value = node(cell)
    if kind(value) == "rich_text":
        return drawn(rich_text.paragraphs(value.get("elements")))
    return string(value.get("text")) or string(value.get("value"))
