"""A container: a frame named by its title around its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports import rich_text
from fixturectl.reports.messages.terminal.blocks import draw_blocks
from fixturectl.reports.messages.terminal.boxes import frame, inside
from fixturectl.reports.messages.terminal.paragraphs import text_object
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import Node, nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    room = inside(area)
    title = line(block.get("title")) or rich_text.text(block.get("rich_text_title"))
    collapsed = "▸ " if block.get("default_collapsed") is True else ""
    lines = text_object(block.get("subtitle"), room, "dim")
    lines += draw_blocks(nodes(block.get("child_blocks")), room)
    return frame(collapsed + " ".join(title.split()), lines, area)
