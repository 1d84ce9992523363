"""A markdown block: standard Markdown with headings, lists, quotes and code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.markdown import paragraphs
from fixturectl.reports.messages.terminal.paragraphs import drawn
from fixturectl.reports.tree import Node, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    return drawn(paragraphs(string(block.get("text"))), area)
