"""From where to where something stands: what a finding is told `unless` an error is there."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, cast

from fixturectl.diagnostics import Place

if TYPE_CHECKING:
    from fixturectl.checks import Span
    from fixturectl.store.yaml_nodes import Node
    from fixturectl.texts.lookup import Text


def of_node(node: Node) -> Span:
    return node.place, node.source.place(node.end)


def of_text(text: Text) -> Span:
    """Return where a text stands, its key too."""
    return text.key.place, of_node(cast("Node", text.node))[1]


def of_file(path: str) -> Span:
    return Place(path), Place(path, sys.maxsize)
