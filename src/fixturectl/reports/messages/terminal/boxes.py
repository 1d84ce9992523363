"""Boxes of line-drawing characters: a button's outline, a titled frame, a bar at the left."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from rich.text import Text

from fixturectl.reports.messages.terminal.lines import (
    Area,
    Lines,
    indent,
    padded,
    shortened,
    wrap,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

_SIDES = 4


class Outline(NamedTuple):
    """The eight signs of a box, its style, and a word set into its lower edge."""

    top: str
    side: str
    bottom: str
    style: str = ""
    word: str = ""


LIGHT = Outline("╭─╮", "│", "╰─╯", "dim")
SQUARE = Outline("┌─┐", "│", "└─┘", "dim")
PRIMARY = Outline("╔═╗", "║", "╚═╝", "bold green", "primary")
DANGER = Outline("┏━┓", "┃", "┗━┛", "bold red", "danger")


def box(lines: Sequence[Text], outline: Outline, *, title: str = "", width: int = 0) -> Lines:
    """Draw `outline` around `lines`; it is as wide as they are, or `width` cells over all."""
    inner = max(
        [width - _SIDES, len(outline.word) + 2 if outline.word else 0]
        + [line.cell_len for line in lines]
    )
    title = shortened(title, max(2, inner - 1)) if title else ""
    side = Text(outline.side, outline.style)
    drawn = [_edge(outline.top, title, inner, outline.style)]
    drawn += [Text.assemble(side, " ", padded(line, inner), " ", side) for line in lines]
    return [*drawn, _edge(outline.bottom, outline.word, inner, outline.style)]


def button(label: Text, outline: Outline, area: Area) -> Lines:
    """Draw a button or a field as wide as its label, which is wrapped where it must be."""
    return box(wrap(label, area.inside(_SIDES)._replace(rtl=False)), outline)


def frame(title: str, lines: Sequence[Text], area: Area) -> Lines:
    """Draw a frame over the whole width with `title` in its upper edge; draw `lines` for inside."""
    return box(lines, SQUARE, title=title, width=area.width)


def inside(area: Area) -> Area:
    """Return the area inside a frame drawn in `area`."""
    return area.inside(_SIDES)


def bar(lines: Sequence[Text], sign: str, style: str) -> Lines:
    """Draw a bar at the left of `lines`."""
    return indent(lines, Text.assemble((sign, style), " "))


def _edge(signs: str, word: str, inner: int, style: str) -> Text:
    """Draw an edge with `word` set into it near its left end."""
    named = f" {word} " if word else ""
    text = Text(signs[:2], style)
    text.append(named, style)
    return text.append(signs[1] * (inner + 1 - Text(named).cell_len) + signs[2], style)
