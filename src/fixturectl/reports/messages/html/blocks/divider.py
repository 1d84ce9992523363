"""A divider: a thin line over the whole width."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.markup import element

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(_block: Node) -> Markup:
    return element("hr")
