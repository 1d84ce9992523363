"""A card: a frame with its image, titles, body and buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.terminal.boxes import frame, inside
from fixturectl.reports.messages.terminal.elements import row
from fixturectl.reports.messages.terminal.images import inline
from fixturectl.reports.messages.terminal.lines import wrap
from fixturectl.reports.messages.terminal.paragraphs import text_object
from fixturectl.reports.tree import Node, nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    room = inside(area)
    lines: Lines = []
    for image in nodes([block.get("hero_image"), block.get("icon")]):
        lines += wrap(inline(image), room)
    lines += text_object(block.get("title"), room, "bold")
    lines += text_object(block.get("subtitle"), room)
    lines += text_object(block.get("body"), room)
    lines += text_object(block.get("subtext"), room, "dim")
    return frame("card", lines + row(nodes(block.get("actions")), room), area)
