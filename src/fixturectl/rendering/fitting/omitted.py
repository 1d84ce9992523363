"""The line that stands at the end of a message whose last blocks were left out: "… +12"."""

from __future__ import annotations

from typing import Any

from fixturectl.rendering.fitting.edits import beginning
from fixturectl.rendering.pieces import Arr, Leaf, Obj, Part


class Omitted(Obj):
    """A context block that says how many blocks are left out: a sign every language reads."""

    __slots__ = ("count",)

    count: int


def keep_first(blocks: list[Any], most: int) -> list[Any]:
    """Return the first `most` blocks and a line that says how many are left out."""
    before = sum(block.count for block in blocks if isinstance(block, Omitted))
    kept = beginning(blocks, most)
    count = before + shown(blocks) - len(kept)
    kept.append(_line(count, kept.node if isinstance(kept, Arr) else None))
    return kept


def shown(blocks: list[Any]) -> int:
    """Return how many blocks there are, without the line itself."""
    return sum(not isinstance(block, Omitted) for block in blocks)


def _line(count: int, node: Any) -> Omitted:
    def leaf(text: str) -> str:
        return Leaf((Part(text, None, 0, "mark"),), "plain", node) if node is not None else text

    text = Obj(type=leaf("plain_text"), text=leaf(f"… +{count}"), emoji=True)
    elements = Arr([text])
    made = Omitted(type=leaf("context"), elements=elements)
    text.node = elements.node = made.node = node
    made.count = count
    return made
