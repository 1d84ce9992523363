"""Anchors and aliases: a value written once and used again, but never endlessly."""

from __future__ import annotations

from typing import NamedTuple

from fixturectl.store.yaml_nodes.faults import short
from fixturectl.store.yaml_nodes.nodes import Node, Scalar, Sequence

MAX_DEPTH = 64
MAX_ALIASED = 10_000


class Refusal(NamedTuple):
    """Why an alias is not followed; after a `final` one the rest of the file is not read."""

    message: str
    hint: str
    final: bool = False


class Anchors:
    """The anchors of one document, and how many nodes its aliases repeat."""

    __slots__ = ("_nodes", "_repeated", "unused")

    def __init__(self) -> None:
        self._nodes: dict[str, Node | None] = {}  # None while the anchored node is being read
        self._repeated = 0
        self.unused: dict[str, int] = {}

    def open(self, name: str, start: int) -> bool:
        """Note an anchor whose node begins; tell whether its name is new."""
        new = name not in self._nodes
        self._nodes[name] = None
        self.unused[name] = start
        return new

    def close(self, name: str, node: Node) -> None:
        self._nodes[name] = node

    def follow(self, name: str, depth: int) -> Node | Refusal:
        """Return the node that an alias `depth` levels deep stands for, within the bounds."""
        if name not in self._nodes:
            hint = "quote this text if the * belongs to it"
            return Refusal(f"*{short(name)} refers to an anchor that is not there", hint)
        self.unused.pop(name, None)
        found = self._nodes[name]
        if found is None:
            return Refusal(f"*{short(name)} stands inside what it refers to", "write the value out")
        self._repeated, height = _measure(found, self._repeated)
        if self._repeated > MAX_ALIASED:
            message = f"aliases repeat more than {MAX_ALIASED:,} values"
            return Refusal(message, "write less by alias", final=True)
        if depth + height > MAX_DEPTH:
            return Refusal(f"more than {MAX_DEPTH} levels deep", "flatten it", final=True)
        return found


def _measure(node: Node, count: int) -> tuple[int, int]:
    """Return `count` and the nodes at and below `node`, up to the limit; and the node's height."""
    count, height = count + 1, 0
    if isinstance(node, Scalar):
        return count, height
    children = node.items if isinstance(node, Sequence) else [value for _, value in node]
    for child in children:
        if count > MAX_ALIASED:
            break
        count, below = _measure(child, count)
        height = max(height, below)
    return count, height + 1
