"""A carousel: its cards side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.blocks import draw_blocks
from fixturectl.reports.messages.html.markup import element
from fixturectl.reports.tree import nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    return element("div", draw_blocks(nodes(block.get("elements"))), class_="cards")
