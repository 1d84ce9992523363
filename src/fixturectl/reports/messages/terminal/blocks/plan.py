"""A plan: its title, then its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.terminal.blocks import draw_block
from fixturectl.reports.messages.terminal.boxes import frame, inside
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import Node, nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    room = inside(area)
    tasks = [{**task, "type": "task_card"} for task in nodes(block.get("tasks"))]
    lines = [drawn for task in tasks for drawn in draw_block(task, room)]
    return frame(line(block.get("title")) or "plan", lines, area)
