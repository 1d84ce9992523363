"""A header: bold, with a heavy line below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.terminal.paragraphs import text_object, underlined

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines
    from fixturectl.reports.tree import Node


def draw(block: Node, area: Area) -> Lines:
    return underlined(text_object(block.get("text"), area, "bold"), "bold")
