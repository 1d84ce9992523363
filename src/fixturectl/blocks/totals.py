"""The rules about texts that may not be too long together."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.blocks.clauses import Clause
from fixturectl.blocks.faults import Fault, constraint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level


class TextTotal(Clause):
    """All texts below `key` together have at most `maximum` code points."""

    __slots__ = ("contested", "maximum")

    def __init__(self, key: str, maximum: int, contested: int | None = None) -> None:
        super().__init__(key)
        self.maximum = maximum
        self.contested = maximum if contested is None else contested

    def check(self, value: dict[str, Any]) -> list[Fault] | None:
        (key,) = self.keys
        size = text_length(value.get(key))
        if size <= self.contested:
            return None
        return [total_fault(size, self.contested, self.maximum, (key,))]


def total_fault(size: int, contested: int, maximum: int, at: tuple[object, ...]) -> Fault:
    """Return the fault of texts that have `size` code points together."""
    level: Level = "error" if size > maximum else "warning"
    limit = maximum if size > maximum else contested
    return Fault(
        "block-total",
        f"has {size} characters of text, at most {limit} are "
        f"{'allowed' if level == 'error' else 'known to be accepted'}",
        at=at,
        constraint=constraint("max_length", limit, size),
        level=level,
    )


def text_length(value: object) -> int:
    """Return the code points of all `text` strings in a tree of sound table cells."""
    return sum(len(text) for _, _, text in cell_texts(value))


def cell_texts(value: object) -> Iterator[tuple[dict[str, Any], str, str]]:
    """Yield the object, the key and the characters of each text in a tree of table cells."""
    if isinstance(value, list):
        for item in value:
            yield from cell_texts(item)
    elif isinstance(value, dict):
        text = value.get("text")
        if isinstance(text, str):
            yield value, "text", text
            return
        for child in value.values():
            yield from cell_texts(child)
