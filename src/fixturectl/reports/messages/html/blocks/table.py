"""A table: its rows, columns aligned as it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.tables import SIDES, grid
from fixturectl.reports.tree import node, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    settings = block.get("column_settings")
    listed = settings if isinstance(settings, list) else []
    sides = [string(node(setting).get("align")) for setting in listed]
    return grid(block.get("rows"), [side if side in SIDES else "" for side in sides])
