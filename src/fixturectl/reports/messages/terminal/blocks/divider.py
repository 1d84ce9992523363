"""A divider: a thin line over the whole width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines
    from fixturectl.reports.tree import Node


def draw(_block: Node, area: Area) -> Lines:
    return [Text("─" * area.width, "dim")]
