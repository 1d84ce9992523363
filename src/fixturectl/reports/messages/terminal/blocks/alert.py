"""An alert: a frame named by its level around its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.terminal.boxes import frame, inside
from fixturectl.reports.messages.terminal.paragraphs import text_object
from fixturectl.reports.tree import Node, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    level = string(block.get("level")) or "default"
    return frame(f"alert: {level}", text_object(block.get("text"), inside(area)), area)
