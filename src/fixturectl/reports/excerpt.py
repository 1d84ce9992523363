"""One line of a file cut around a column, and where a caret stands below it."""

from __future__ import annotations

from itertools import accumulate
from unicodedata import category, east_asian_width

from fixturectl.reports.visible import visible_line

_TAB = 4
_LEAST = 10
_AROUND = 2_000  # characters looked at on either side: a file may be one line of a mebibyte
_ELLIPSIS = "…"
_ASCII_END = "\x7f"


def excerpt(line: str, column: int, width: int) -> tuple[str, int]:
    """Return `line` as shown in `width` cells, and how many cells stand before `column` (from 1).

    Leading blanks go, tabs become spaces, controls become signs, and of a long line the part
    around the column stays. A column beyond the end is the end.
    """
    line = line.rstrip("\r\n")
    index = min(max(column - 1, 0), len(line))
    blank = min(len(line) - len(line.lstrip(" \t")), index)
    width = max(width, _LEAST)
    around = max(width, _AROUND)
    begin = max(blank, index - around)
    before, after = _shown(line[begin:index]), _shown(line[index : index + around]).rstrip()
    if cells(before) + cells(after) <= width and cells(before) < width:
        return before + after, cells(before)
    if cells(before) >= width * 2 // 3:
        before = _ELLIPSIS + _end(before, width // 2 - 1)
    room = width - cells(before)
    if cells(after) > room:
        after = _start(after, room - 1) + _ELLIPSIS
    return before + after, cells(before)


def cells(text: str) -> int:
    """Return how many terminal cells `text` takes; measured without any library."""
    return len(text) if text.isascii() else sum(map(_size, text))


def _size(character: str) -> int:
    if character < _ASCII_END:
        return 1
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


def _shown(text: str) -> str:
    return visible_line(text.replace("\t", " " * _TAB))


def _start(text: str, room: int) -> str:
    """Return the longest beginning of `text` that fits in `room` cells."""
    return text[: sum(taken <= room for taken in accumulate(map(_size, text)))]


def _end(text: str, room: int) -> str:
    """Return the longest end of `text` that fits in `room` cells."""
    return _start(text[::-1], room)[::-1]
