"""A section: its text with the accessory at its right, then its fields in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.elements import drawn
from fixturectl.reports.messages.html.markup import element, joined
from fixturectl.reports.messages.html.paragraphs import text_object
from fixturectl.reports.tree import node

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    fields = block.get("fields")
    cells = [
        element("div", text_object(field), class_="cell")
        for field in (fields if isinstance(fields, list) else [])
    ]
    grid = element("div", joined(cells), class_="fields") if cells else ""
    said = element("div", text_object(block.get("text")), grid, class_="said")
    accessory = node(block.get("accessory"))
    beside = element("div", drawn(accessory), class_="accessory") if accessory else ""
    return joined([said, beside])
