"""A task: a sign for its status, its title, its details, output and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from fixturectl.reports import rich_text
from fixturectl.reports.messages.terminal.lines import indent
from fixturectl.reports.messages.terminal.paragraphs import drawn, plain
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import Node, node, nodes, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines

_SIGNS = {"pending": "○", "in_progress": "◐", "complete": "✓", "error": "✗"}


def draw(block: Node, area: Area) -> Lines:
    status = string(block.get("status"))
    room = area.inside(2)
    lines = plain(line(block.get("title")), room, "bold")
    for key in ("details", "output"):
        lines += drawn(rich_text.paragraphs(node(block.get(key)).get("elements")), room)
    for source in nodes(block.get("sources")):
        lines += plain(f"{string(source.get('text'))} <{string(source.get('url'))}>", room, "dim")
    return indent(lines, Text(f"{_SIGNS.get(status, '·')} "), Text("  "))
