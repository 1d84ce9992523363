"""A context: small images and quiet words in a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.images import inline
from fixturectl.reports.messages.html.markup import element, joined
from fixturectl.reports.messages.html.paragraphs import text_object
from fixturectl.reports.tree import kind, nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    return joined(
        element("div", inline(one) if kind(one) == "image" else text_object(one), class_="piece")
        for one in nodes(block.get("elements"))
    )
