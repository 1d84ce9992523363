"""An input: its label, its field, its hint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from fixturectl.reports.messages.terminal.elements import field
from fixturectl.reports.messages.terminal.lines import wrap
from fixturectl.reports.messages.terminal.paragraphs import text_object
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import Node, node

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    optional = " (optional)" if block.get("optional") is True else ""
    label = Text.assemble((line(block.get("label")), "bold"), (optional, "dim"))
    below = text_object(block.get("hint"), area, "dim")
    return wrap(label, area) + field(node(block.get("element")), area) + below
