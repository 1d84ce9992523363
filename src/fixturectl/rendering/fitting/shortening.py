"""Shortens one text: whole characters, whole links, every opened mark closed, and an ellipsis."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.rendering.fitting import spans
from fixturectl.rendering.fitting.graphemes import end_of, joins
from fixturectl.rendering.pieces import Leaf, Part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.rendering.pieces import FieldKind

ELLIPSIS = "…"
_HALF = re.compile("[\ud800-\udfff]")
# How far beyond the cut closing marks are looked for: a text may be a megabyte long.
_AHEAD = 4
_AHEAD_AT_LEAST = 1_000
# What opens an own direction, and what ends it (UAX 9).
_DIRECTIONS = dict.fromkeys("\u2066\u2067\u2068", "\u2069") | dict.fromkeys(
    "\u202a\u202b\u202d\u202e", "\u202c"
)
_ENDS = frozenset(_DIRECTIONS.values())
_INVISIBLE = frozenset((*_DIRECTIONS, "\u200e", "\u200f", "\u061c", "\u200b", "\ufeff"))


class Cut(NamedTuple):
    """A place to cut: what is before `end` stays; then the ellipsis, `marks`, then `closes`.

    `marks` end directions of their own, `closes` are the spans' closing marks, as slices.
    """

    end: int
    marks: str
    closes: tuple[tuple[int, int], ...]

    @property
    def size(self) -> int:
        closing = sum(end - start for start, end in self.closes)
        return self.end + len(ELLIPSIS) + len(self.marks) + closing


def shorten(text: str, limit: int, kind: FieldKind | None) -> str:
    """Return `text` with at most `limit` code points, 1 or more; a Leaf keeps its origins.

    `kind` says how the text is written. A text that fits is returned as it is.
    """
    if len(text) <= limit:
        return text
    cut = _last_cut(text, limit, kind)
    if isinstance(text, Leaf):
        return _shortened(text, cut)
    tail = "".join(text[start:end] for start, end in cut.closes)
    return text[: cut.end] + ELLIPSIS + cut.marks + tail


def mended(text: str) -> str:
    """Return `text` with a replacement character for each half of a surrogate pair."""
    if isinstance(text, Leaf):
        parts = [part._replace(text=_HALF.sub("\ufffd", part.text)) for part in text.parts]
        return Leaf(parts, text.kind, text.node)
    return _HALF.sub("\ufffd", text)


def _shortened(leaf: Leaf, cut: Cut) -> Leaf:
    parts = [*_slice(leaf, 0, cut.end), Part(ELLIPSIS + cut.marks, None, 0, "mark")]
    for start, end in cut.closes:
        parts += _slice(leaf, start, end)
    return Leaf(parts, leaf.kind, leaf.node)


def _slice(leaf: Leaf, start: int, end: int) -> Iterator[Part]:
    """Yield the parts of some characters, cut where the characters are."""
    at = 0
    for part in leaf.parts:
        low, high = max(start - at, 0), min(end - at, len(part.text))
        if low < high:
            # A value stands where it is put in, whichever of its characters are left.
            shift = low if part.kind in ("template", "text") else 0
            yield part._replace(text=part.text[low:high], start=part.start + shift)
        at += len(part.text)


def _last_cut(text: str, limit: int, kind: FieldKind | None) -> Cut:
    window = str(text[: max(limit * _AHEAD, _AHEAD_AT_LEAST)])
    best = Cut(0, "", ())
    for cut in _Cutting(window, limit, kind).cuts():
        if cut.end >= limit:
            break
        if cut.size <= limit:
            best = cut
    return best


class _Cutting:
    """Goes through a text and knows at each place what is open there."""

    def __init__(self, text: str, limit: int, kind: FieldKind | None) -> None:
        self.text = text
        self.kind = kind
        # An address is kept whole if the rest of the text has room beside it.
        self.longest_url = limit // 2 if kind in ("mrkdwn", "markdown") else 0
        self.open: list[spans.Found] = []
        self.directions: list[str] = []

    def cuts(self) -> Iterator[Cut]:
        """Yield the places where the text may be cut, from its beginning on."""
        at = 0
        while at < len(self.text):
            at, visible = self.step(at)
            if visible and not joins(self.text, at):
                closes = tuple(span.close for span in reversed(self.open) if span.close)
                yield Cut(at, "".join(reversed(self.directions)), closes)

    def step(self, at: int) -> tuple[int, bool]:
        """Return the end of what stands at `at`, and whether a reader sees it."""
        while self.open and (close := self.open[-1].close) and at >= close[0]:
            self.open.pop()
            if at == close[0]:
                return close[1], True
        char = self.text[at]
        if char in _INVISIBLE or char in _ENDS:
            self.turn(char)
            return at + 1, False
        found = self.found(at)
        if found is None:
            return end_of(self.text, at), not char.isspace()
        if found.close is None:
            return found.end, True
        self.open.append(found)
        return found.end, False

    def turn(self, char: str) -> None:
        """Remember a direction that begins, forget one that ends."""
        if char in _DIRECTIONS:
            self.directions.append(_DIRECTIONS[char])
        elif char in self.directions:
            while self.directions.pop() != char:
                pass

    def found(self, at: int) -> spans.Found | None:
        last = self.open[-1] if self.open else None
        end = last.close[0] if last and last.close else len(self.text)
        if last is not None and last.literal:
            return spans.inside(self.text, at, end)
        if self.longest_url:
            url = spans.url(self.text, at, end)
            if url is not None and url.end - at <= self.longest_url:
                return url
        return spans.at(self.text, at, end, self.kind)
