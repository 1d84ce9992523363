"""Texts of the pseudo-locales, made from source texts: longer and accented, or right to left.

`en-XA` shows what has room for a language that is 35 % longer, and what was never translatable:
whatever has no accents. `ar-XB` has Arabic letters, and shows what a language written from right to
left does to a message.
What no translator may change stays: placeholders, code, links' addresses, mentions, dates, emoji.
"""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

from fixturectl.texts import placeholders
from fixturectl.texts.placeholders import Placeholder, Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.texts.placeholders import Parsed

EXPANSION = 0.35  # how much longer a text gets, brackets included
_OPENING, _CLOSING = "⟦", "⟧"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ACCENTED = str.maketrans(
    _LETTERS,
    "áƀçðéƒĝĥîĵķļɱñöþǫŕšţûṽŵẋýžÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞǪŔŠŢÛṼŴẊÝŽ",
)
# Letters, no override of the direction: those are what texts are searched for to deceive nobody.
_ARABIC = str.maketrans(_LETTERS, "ابكدهفغحيجكلمنوپقرستوڤوخيز" * 2)
_FILLER = " one two three four five six seven eight nine ten"
# What Slack reads or people copy; of a link only its label is words.
_FIXED = re.compile(
    r"```.*?```|`[^`\n]*`|<(?:[@#!][^<>\n]*|[^<>|\n]*)>|<[^<>|\n]*\|(?=[^<>\n]*>)|\]\([^()\n]*\)"
    r"|https?://[^\s|>)]+|[\w.+-]+@[\w-]+\.[\w.]+|@(?:here|channel|everyone)\b|&(?:amp|lt|gt);"
    r"|:[a-z0-9_+'-]+:",
    re.DOTALL,
)
_LETTER = re.compile(r"[^\W\d_]")
_SENTENCE_END = re.compile(r"[.!?…]+")


def fixed(text: str) -> list[tuple[int, int]]:
    """Return the stretches that no translator changes, placeholders apart: code, addresses."""
    return [found.span() for found in _FIXED.finditer(text)]


def disguised(text: str, parsed: Parsed, locale: str) -> Parsed:
    """Return a text as a pseudo-locale says it.

    Words keep their characters' offsets; what is added has none: it starts and ends in one place.
    """
    return placeholders.parsed(_parts(text, parsed, locale[:5]), parsed.problems)


def disguised_phrase(phrase: str, locale: str) -> tuple[Words, ...]:
    """Return a phrase, in which nothing is a placeholder, as a pseudo-locale says it."""
    whole = placeholders.parsed([Words(phrase, 0, len(phrase))], ())
    made = disguised(phrase, whole, locale)
    return tuple(part for part in made.parts if isinstance(part, Words))


def _parts(text: str, parsed: Parsed, locale: str) -> Iterator[Words | Placeholder]:
    free = list(_free(text, parsed))
    longer = locale == "en-XA"
    marks = dict(_brackets(text, free)) if longer else {}
    said = _said(text, free, _ACCENTED if longer else _ARABIC)
    for part in parsed.parts:
        if isinstance(part, Placeholder):
            yield part
        elif len(part.text) != part.end - part.start:
            yield part  # {{ and }} are one character each
        else:
            yield from _words(said, part, marks)


def _free(text: str, parsed: Parsed) -> Iterator[tuple[int, int]]:
    """Yield the stretches of words that a translator may change, from character to character."""
    kept = fixed(text)
    for part in parsed.parts:
        at = part.start if isinstance(part, Words) else part.end
        for start, end in kept:
            if start < part.end and end > at:
                yield at, max(at, start)
                at = max(at, end)
        yield at, max(at, part.end)


def _brackets(text: str, free: list[tuple[int, int]]) -> Iterator[tuple[int, str]]:
    """Yield what is added around the words, by where: so it never parts markup from its word."""
    letters = [found.start() for start, end in free for found in _LETTER.finditer(text, start, end)]
    if not letters:
        return
    last = letters[-1] + 1
    end = next(end for start, end in free if start < last <= end)
    closed = _SENTENCE_END.match(text, last, end)
    length = sum(len(text[start:end]) for start, end in free)
    room = ceil(length * EXPANSION) - len(_OPENING + _CLOSING)
    filler = (_FILLER * (room // len(_FILLER) + 1))[:room] if room > 0 else ""
    yield letters[0], _OPENING
    yield closed.end() if closed else last, filler.translate(_ACCENTED) + _CLOSING


def _said(text: str, free: list[tuple[int, int]], letters: dict[int, int]) -> str:
    """Return the text with other letters where it is free."""
    said = list(text)
    for start, end in free:
        said[start:end] = text[start:end].translate(letters)
    return "".join(said)


def _words(said: str, part: Words, marks: dict[int, str]) -> Iterator[Words]:
    """Yield a piece of words with the marks that stand in it."""
    inside = [at for at in marks if part.start <= at <= part.end]
    cuts = sorted({part.start, part.end, *inside})
    for start, end in zip(cuts, [*cuts[1:], part.end], strict=True):
        if start in inside:
            yield Words(marks.pop(start), start, start)
        if start < end:
            yield Words(said[start:end], start, end)
