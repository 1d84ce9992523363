"""Which words of two strings differ, in scripts that set words apart and in others."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Where words are not set apart by spaces, each character is a word: Han, kana, Thai, Lao, Khmer.
_WORD = re.compile(
    "[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]"
    "|[^\\W_\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+"
    r"|\s+|[^\w\s]|_"
)
_MOST = 400_000  # pairs of words that are compared: beyond, what differs is one piece


class Run(NamedTuple):
    """Characters of a string, and whether the other string has them too."""

    text: str
    changed: bool


class Edit(NamedTuple):
    """Characters `start` to `end` of the one string became `new_start` to `new_end`."""

    start: int
    end: int
    new_start: int
    new_end: int


def words(text: str) -> list[str]:
    """Return the words of a text, its spaces and its signs; joined they are the text."""
    return _WORD.findall(text)


def edits(before: str, after: str) -> list[Edit]:
    """Return what must be done to one string to get the other, word by word."""
    old, new = words(before), words(after)
    found = [
        Edit(*_span(old, one, two), *_span(new, three, four))
        for one, two, three, four in _different(old, new)
    ]
    return list(_joined(found, before, after))


def runs(before: str, after: str) -> tuple[list[Run], list[Run]]:
    """Return both strings with the words marked that the other one lacks."""
    found = edits(before, after)
    return (
        list(_runs(before, [(one.start, one.end) for one in found])),
        list(_runs(after, [(one.new_start, one.new_end) for one in found])),
    )


def _different(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int, int, int]]:
    """Yield the stretches of items that differ; what begins and ends alike is left out first."""
    first = 0
    shorter = min(len(old), len(new))
    while first < shorter and old[first] == new[first]:
        first += 1
    last = 0
    while last < shorter - first and old[-1 - last] == new[-1 - last]:
        last += 1
    olds, news = old[first : len(old) - last], new[first : len(new) - last]
    if len(olds) * len(news) > _MOST:
        yield first, first + len(olds), first, first + len(news)
        return
    matcher = SequenceMatcher(str.isspace, olds, news, autojunk=False)
    for kind, one, two, three, four in matcher.get_opcodes():
        if kind != "equal":
            yield first + one, first + two, first + three, first + four


def _span(items: Sequence[str], start: int, end: int) -> tuple[int, int]:
    begin = sum(map(len, items[:start]))
    return begin, begin + sum(map(len, items[start:end]))


def _joined(found: list[Edit], before: str, after: str) -> Iterator[Edit]:
    """Yield the edits, those with nothing but a space between them as one."""
    waiting: Edit | None = None
    for edit in found:
        if waiting is None:
            waiting = edit
        elif not before[waiting.end : edit.start].strip() and not (
            after[waiting.new_end : edit.new_start].strip()
        ):
            waiting = Edit(waiting.start, edit.end, waiting.new_start, edit.new_end)
        else:
            yield waiting
            waiting = edit
    if waiting is not None:
        yield waiting


def _runs(text: str, changed: list[tuple[int, int]]) -> Iterator[Run]:
    at = 0
    for start, end in changed:
        if start > at:
            yield Run(text[at:start], changed=False)
        if end > start:
            yield Run(text[start:end], changed=True)
        at = end
    if at < len(text):
        yield Run(text[at:], changed=False)
