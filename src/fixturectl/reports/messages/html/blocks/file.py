"""A remote file: a frame with its identifier."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.markup import element
from fixturectl.reports.tree import string

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    said = string(block.get("external_id"))
    return element("div", element("p", f"file {said}", dir="auto"), class_="frame")
