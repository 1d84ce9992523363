"""An alert: its text in a frame of its level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.markup import element
from fixturectl.reports.messages.html.paragraphs import text_object
from fixturectl.reports.tree import string

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


_LEVELS = frozenset(("info", "success", "warning", "error"))


def draw(block: Node) -> Markup:
    level = string(block.get("level"))
    look = f"frame {level}" if level in _LEVELS else "frame"
    return element("div", text_object(block.get("text")), class_=look)
