"""A carousel: its cards one below the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.terminal.blocks import draw_block
from fixturectl.reports.tree import Node, nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    cards = nodes(block.get("elements"))
    return [line for card in cards for line in draw_block(card, area)]
