"""A remote file: a frame with its identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.terminal.boxes import frame, inside
from fixturectl.reports.messages.terminal.paragraphs import plain
from fixturectl.reports.tree import Node, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    return frame("file", plain(string(block.get("external_id")), inside(area)), area)
