"""Actions: buttons and menus in rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.elements import row
from fixturectl.reports.tree import nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    return row(nodes(block.get("elements")))
