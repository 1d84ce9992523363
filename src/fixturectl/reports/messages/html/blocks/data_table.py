"""A table of data: its caption, and numbers at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.markup import element, joined
from fixturectl.reports.messages.html.tables import grid
from fixturectl.reports.tree import kind, nodes, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    rows = block.get("rows")
    listed = rows if isinstance(rows, list) else []
    first = nodes(listed[1]) if len(listed) > 1 else []
    sides = ["right" if kind(cell) == "raw_number" else "" for cell in first]
    caption = element("p", string(block.get("caption")), class_="name", dir="auto")
    return joined([caption, grid(listed, sides)])
