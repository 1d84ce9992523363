"""A markdown block: standard Markdown with headings, lists, quotes and code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.markdown import paragraphs
from fixturectl.reports.messages.html.paragraphs import drawn
from fixturectl.reports.tree import string

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    return drawn(paragraphs(string(block.get("text"))))
