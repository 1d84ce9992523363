"""A plan: its title, then its tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.blocks import draw_block
from fixturectl.reports.messages.html.markup import element, joined
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    tasks = [draw_block({**task, "type": "task_card"}) for task in nodes(block.get("tasks"))]
    title = element("p", line(block.get("title")) or "plan", class_="name", dir="auto")
    return element("div", joined([title, *tasks]), class_="frame")
