"""A card: its image, titles, body and actions in a frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.elements import row
from fixturectl.reports.messages.html.images import inline, picture
from fixturectl.reports.messages.html.markup import element, joined
from fixturectl.reports.messages.html.paragraphs import text_object
from fixturectl.reports.tree import node, nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    hero, icon = node(block.get("hero_image")), node(block.get("icon"))
    titles = joined(
        [
            element("div", text_object(block.get("title")), class_="name"),
            element("div", text_object(block.get("subtitle")), class_="quiet"),
        ]
    )
    found = nodes(block.get("actions"))
    parts = [
        picture(hero) if hero else "",
        element("div", inline(icon) if icon else "", element("div", titles), class_="titles"),
        text_object(block.get("body")),
        element("div", text_object(block.get("subtext")), class_="quiet"),
        row(found) if found else "",
    ]
    return element("div", joined(parts), class_="frame")
