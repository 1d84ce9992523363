"""Actions: buttons and menus in rows; a button's style is seen by its outline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.terminal.elements import row
from fixturectl.reports.tree import Node, nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    return row(nodes(block.get("elements")), area)
