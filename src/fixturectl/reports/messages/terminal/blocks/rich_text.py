"""Rich text: sections, lists, quotes and preformatted text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.terminal.paragraphs import drawn
from fixturectl.reports.rich_text import paragraphs

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines
    from fixturectl.reports.tree import Node


def draw(block: Node, area: Area) -> Lines:
    return drawn(paragraphs(block.get("elements")), area)
