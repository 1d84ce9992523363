"""How each type of block looks in HTML: one type per file, with `draw(block) -> markup`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from fixturectl import registry
from fixturectl.reports.messages.html.markup import Markup, element, joined
from fixturectl.reports.tree import Node, kind

if TYPE_CHECKING:
    from collections.abc import Iterator


def draw_blocks(blocks: list[Node]) -> Markup:
    """Return blocks one below the other."""
    return joined(draw_block(block) for block in blocks)


def draw_block(block: Node) -> Markup:
    """Return one block, drawn by the file named after its type; of an unknown type, its strings."""
    name = kind(block)
    known = name.replace("_", "-") in _types()
    content: Markup = registry.load(__name__, name).draw(block) if known else _unknown(block)
    return element("div", content, class_=f"block {name if known else 'unknown'}")


@cache
def _types() -> frozenset[str]:
    return frozenset(registry.names(__name__))


def _unknown(block: Node) -> Markup:
    named = element("p", f"unknown block: {kind(block) or 'without type'}", class_="quiet")
    strings = (one for path, one in _strings(block, "") if path != "type")
    return joined([named, *(element("p", one, dir="auto") for one in strings)])


def _strings(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _strings(item, f"{path}[{number}]")
    else:
        yield path, str(value)
