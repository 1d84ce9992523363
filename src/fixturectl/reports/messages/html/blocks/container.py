"""A container: its title, and the blocks in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.blocks import draw_blocks
from fixturectl.reports.messages.html.markup import element
from fixturectl.reports.messages.html.paragraphs import drawn, text_object
from fixturectl.reports.rich_text import paragraphs
from fixturectl.reports.tree import node, nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    rich = paragraphs(node(block.get("rich_text_title")).get("elements"))
    title = text_object(block.get("title")) or drawn(rich)
    return element(
        "div",
        element("div", title, class_="name"),
        element("div", text_object(block.get("subtitle")), class_="quiet"),
        draw_blocks(nodes(block.get("child_blocks"))),
        class_="frame",
    )
