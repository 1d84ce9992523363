"""A video: a frame with its title, what it is about, who made it, and its address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from fixturectl.reports.messages.terminal.boxes import frame, inside
from fixturectl.reports.messages.terminal.lines import wrap
from fixturectl.reports.messages.terminal.paragraphs import plain, text_object
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import Node, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    room = inside(area)
    names = (string(block.get("author_name")), string(block.get("provider_name")))
    lines = wrap(Text(f"▶ {line(block.get('title'))}", "bold"), room)
    lines += text_object(block.get("description"), room)
    lines += plain(string(block.get("alt_text")), room, "dim")
    lines += plain(" · ".join(name for name in names if name), room, "dim")
    return frame("video", lines + plain(string(block.get("video_url")), room, "dim"), area)
