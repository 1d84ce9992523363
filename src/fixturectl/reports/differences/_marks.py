"""The words that differ, marked in two drawings of a message, whatever elements they are in."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.rendering.words import edits
from fixturectl.reports.messages.html.markup import Markup, element, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

_PIECE = re.compile(r"<[^>]*>|[^<]+")
_BETWEEN = "\n"  # stands for every element: words never reach across


class _Piece(NamedTuple):
    """A tag, or text that begins at character `start` of all text."""

    markup: str
    text: str = ""
    start: int = 0


def marked(before: Markup, after: Markup) -> tuple[Markup, Markup]:
    """Return both drawings, with what one of them lacks as `del` and `ins`."""
    old, new = list(_pieces(before)), list(_pieces(after))
    found = edits(_text(old), _text(new))
    gone = [(one.start, one.end) for one in found]
    come = [(one.new_start, one.new_end) for one in found]
    return _marked(old, gone, "del"), _marked(new, come, "ins")


def _pieces(drawing: Markup) -> Iterator[_Piece]:
    at = 0
    for piece in _PIECE.findall(drawing):
        if piece.startswith("<"):
            yield _Piece(piece)
        else:
            text = unescape(piece)
            yield _Piece(piece, text, at)
            at += len(text) + len(_BETWEEN)


def _text(pieces: list[_Piece]) -> str:
    return "".join(piece.text + _BETWEEN for piece in pieces if piece.text)


def _marked(pieces: list[_Piece], spans: list[tuple[int, int]], tag: str) -> Markup:
    return joined(
        joined(_runs(piece, spans, tag)) if piece.text else Markup(piece.markup) for piece in pieces
    )


def _runs(piece: _Piece, spans: list[tuple[int, int]], tag: str) -> Iterator[str]:
    """Yield the text of one piece, what lies within a span in an element of its own."""
    at, text = 0, piece.text
    for start, end in spans:
        first, last = max(start - piece.start, at), min(end - piece.start, len(text))
        if first < last and text[first:last].strip():
            yield text[at:first]
            yield element(tag, text[first:last])
            at = last
    yield text[at:]
