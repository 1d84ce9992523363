"""An input: its label, its field, its hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.elements import wide
from fixturectl.reports.messages.html.markup import element, joined
from fixturectl.reports.messages.html.paragraphs import one_line
from fixturectl.reports.tree import node

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    optional = " (optional)" if block.get("optional") is True else ""
    label = joined([one_line(block.get("label")), element("span", optional, class_="quiet")])
    hint = element("p", one_line(block.get("hint")), class_="quiet", dir="auto")
    name = element("p", label, class_="name", dir="auto")
    return joined([name, wide(node(block.get("element"))), hint])
