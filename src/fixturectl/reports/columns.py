"""Rows as aligned columns of plain text, for people."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_GAP = "  "


def columns(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return one line a row under its headings, without blanks at the ends of lines."""
    lines = [[_one_line(cell) for cell in row] for row in (headings, *rows)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    padded = (
        _GAP.join(
            cell + " " * (room - width(cell)) for cell, room in zip(line, widths, strict=True)
        )
        for line in lines
    )
    return "\n".join(line.rstrip() for line in padded)


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(map(_cells, text))


def _cells(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _one_line(text: str) -> str:
    """Return a cell that can't break the table or steer the terminal."""
    return "".join(one if one.isprintable() else " " for one in text)
