"""A table: ruled columns as wide as they need and the terminal allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.terminal.tables import Align, grid
from fixturectl.reports.tree import Node, node, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    settings = block.get("column_settings")
    listed = settings if isinstance(settings, list) else []
    return grid(block.get("rows"), [_align(setting) for setting in listed], area)


def _align(setting: object) -> Align:
    match string(node(setting).get("align")):
        case "right":
            return "right"
        case "center":
            return "center"
        case _:
            return "left"
