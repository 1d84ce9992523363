"""Rich text: sections, lists, quotes and preformatted text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.paragraphs import drawn
from fixturectl.reports.rich_text import paragraphs

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    return drawn(paragraphs(block.get("elements")))
