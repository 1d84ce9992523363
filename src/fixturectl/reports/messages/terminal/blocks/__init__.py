"""How each type of block is drawn: one type per file, with `draw(block, area) -> lines`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from rich.text import Text

from fixturectl import registry
from fixturectl.reports.messages.terminal.boxes import frame, inside
from fixturectl.reports.messages.terminal.paragraphs import plain
from fixturectl.reports.tree import Node, kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw_blocks(blocks: list[Node], area: Area) -> Lines:
    """Draw blocks one below the other, an empty line between; a type without a file is framed."""
    lines: Lines = []
    for block in blocks:
        if lines:
            lines.append(Text())
        lines += draw_block(block, area)
    return lines


def draw_block(block: Node, area: Area) -> Lines:
    """Draw one block with the file named after its type."""
    name = kind(block)
    if name.replace("_", "-") not in _types():
        return _unknown(block, area)
    lines: Lines = registry.load(__name__, name).draw(block, area)
    return lines


@cache
def _types() -> frozenset[str]:
    return frozenset(registry.names(__name__))


def _unknown(block: Node, area: Area) -> Lines:
    """Show every string of a block whose type nobody here knows, with its place."""
    lines = [
        line
        for path, text in _strings(block, "")
        if path != "type"
        for line in plain(f"{path}: {text}", inside(area))
    ]
    return frame(f"unknown block: {kind(block) or 'without type'}", lines, area)


def _strings(value: object, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, f"{path}.{key}" if path else key)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            yield from _strings(item, f"{path}[{number}]")
    else:
        yield path, str(value)
