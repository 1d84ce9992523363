"""A header: large and bold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.markup import element
from fixturectl.reports.messages.html.paragraphs import one_line

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    return element("p", one_line(block.get("text")), dir="auto")
