"""A section: its text with the accessory at its right, then its fields in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from fixturectl.reports.messages.terminal.elements import notes, outlines
from fixturectl.reports.messages.terminal.images import thumbnail
from fixturectl.reports.messages.terminal.lines import beside, flow, widest
from fixturectl.reports.messages.terminal.paragraphs import text_object
from fixturectl.reports.tree import Node, kind, node

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines

_GAP = 2
_NARROWEST_TEXT = 24
_NARROWEST_FIELD = 14


def draw(block: Node, area: Area) -> Lines:
    fields = block.get("fields")
    lines = _fields(fields, area) if isinstance(fields, list) else []
    accessory = node(block.get("accessory"))
    return _text(block, accessory, area) + lines if accessory else _plain(block, area) + lines


def _plain(block: Node, area: Area) -> Lines:
    return text_object(block.get("text"), area)


def _text(block: Node, accessory: Node, area: Area) -> Lines:
    """Draw the text with the accessory at its right where both have room, else below it."""
    aside = _accessory(accessory, area._replace(width=area.width // 2))
    below = notes(accessory, area)
    taken = widest(aside)
    if area.width - taken - _GAP < _NARROWEST_TEXT:
        return _plain(block, area) + _accessory(accessory, area) + below
    room = area.inside(taken + _GAP)
    return beside([_plain(block, room), aside], [room.width, taken], Text(" " * _GAP)) + below


def _accessory(accessory: Node, area: Area) -> Lines:
    if kind(accessory) == "image":
        return thumbnail(accessory, area)
    return flow(outlines(accessory, area), area.width)


def _fields(fields: list[object], area: Area) -> Lines:
    column = area._replace(width=(area.width - _GAP) // 2)
    if column.width < _NARROWEST_FIELD:
        return [line for field in fields for line in text_object(field, area)]
    drawn = [text_object(field, column) for field in fields]
    lines: Lines = []
    for start in range(0, len(drawn), 2):
        pair = [*drawn[start : start + 2], []][:2]
        lines += beside(pair, [column.width, column.width], Text(" " * _GAP))
    return lines
