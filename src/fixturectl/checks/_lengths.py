"""How long translations are, as a multiple of their source: measured on those of 20 programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.checks._function_words import frequent, leading

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fixturectl.checks._comparing import Side

# Outside of these something is wrong, whatever the text says.
_RANGES = {
    "ar": (0.4, 2.0),
    "de": (0.6, 2.0),
    "es": (0.55, 2.0),
    "fr": (0.55, 2.0),
    "he": (0.4, 1.8),
    "ja": (0.2, 1.3),
    "ko": (0.25, 1.4),
    "pt": (0.55, 2.0),
    "th": (0.4, 1.8),
    "zh": (0.15, 1.0),
}
_ANY = (0.5, 2.2)
# Below these only three of a thousand translations are, of sentences of some length.
_FULL = {
    "ar": 0.53,
    "bg": 0.6,
    "ca": 0.72,
    "cs": 0.6,
    "da": 0.68,
    "de": 0.8,
    "el": 0.7,
    "es": 0.76,
    "fi": 0.54,
    "fr": 0.77,
    "he": 0.44,
    "hr": 0.62,
    "hu": 0.55,
    "id": 0.72,
    "it": 0.7,
    "ja": 0.24,
    "ko": 0.31,
    "nb": 0.68,
    "nl": 0.7,
    "pl": 0.66,
    "pt": 0.75,
    "ro": 0.77,
    "ru": 0.66,
    "sk": 0.66,
    "sl": 0.56,
    "sv": 0.68,
    "th": 0.53,
    "tr": 0.57,
    "uk": 0.64,
    "zh": 0.18,
}
_SHORT, _LONG = 30, 45  # characters below which lengths say nothing, and little
_SIGNS = ".!?。！？؟…"
_CLOSING = " \t\n*_~`\"'”“’»«」』\u00a0\u202f\u2069"
_OPEN = ",;(（[「『，、،؛"
_SENTENCE = re.compile(r"[^\W\d_][\"'”’)]?(?:[.!?](?=\s|$)|[。！？])")
_BRACKETS = tuple(zip("(（", ")）", strict=True)), ("[]",), ("「」",), ("『』",), ("【】",)
_BRACKET = re.compile(
    f"[{re.escape(''.join(one for kinds in _BRACKETS for pair in kinds for one in pair))}]"
)
# A consonant behind a word is none; a capital names something, behind a number it is a unit.
_LETTER = re.compile(r"(?<=[^\W\d_] )[b-df-hj-np-tv-xzб-джзк-нп-тф-щء-ه]$")
# What no text ends with in languages that set no blanks, or write particles behind a word.
_PARTICLES = {
    "ja": re.compile("[がをはのと]$"),
    "ko": re.compile("[을를는]$"),
    "zh": re.compile("[与與或把被从從]$"),
}
_PASTED = re.compile(r"(.{8,}?)(?:\s*\1)+", re.DOTALL)  # the same, several times
# Verbs with which a sentence is over, whether a sign follows or not.
_OVER = {
    "ja": re.compile("(?:です|ます|ません|した|ください)$"),
    "ko": re.compile("[다요까오]$"),
}
_WORDS = re.compile(r"[^\W\d_]+")
_FEW = 4  # words of a source text that may be cut


def ratio(source: Side, target: Side) -> tuple[int, int]:
    """Return how many characters both say, without values, code and blanks around."""
    return len(_said(source)), len(_said(target))


def _said(side: Side) -> str:
    return " ".join(side.prose.split())


def is_outside(source: Side, target: Side) -> bool:
    theirs, ours = ratio(source, target)
    low, high = _RANGES.get(target.language, _ANY)
    if theirs < _SHORT:
        return False
    return not low <= ours / theirs <= high or is_pasted(target)


def is_pasted(side: Side) -> bool:
    """Tell whether a text says the same several times, and nothing else."""
    return _PASTED.fullmatch(side.value.strip()) is not None


def is_cut(source: Side, target: Side) -> bool:
    """Tell whether a translation, not outside the range, breaks off before its end."""
    theirs, ours = ratio(source, target)
    full = theirs * _FULL.get(target.language, 0.0) if theirs >= _SHORT else 0.0
    ending, origin = (side.value.rstrip(_CLOSING) for side in (target, source))
    is_ended = ending[-1:] in _SIGNS and bool(ending)
    # What is ended, sentence by sentence, may be short.
    is_short = ours < full * (1 if theirs >= _LONG else 0.85)
    if is_short and not (is_ended and _missing(source, target) <= 0):
        return True
    broken = _ends_amid(ending, target.language) and not _is_open_ended(origin, source.language)
    if (broken and _last(ending) != _last(origin)) or _is_open(source, target):
        return len(_WORDS.findall(source.prose)) >= _FEW
    if is_ended or origin[-1:] not in _SIGNS or not origin or is_over(target):
        return False
    return theirs >= _SHORT and (ours < full * 1.2 or _missing(source, target) > 1)


def _missing(source: Side, target: Side) -> int:
    """Return how many sentences a translation has less than its source."""
    return len(_SENTENCE.findall(source.prose)) - len(_SENTENCE.findall(target.prose))


def is_over(side: Side) -> bool:
    """Tell whether the last word is a verb with which a sentence is over, sign or not."""
    over = _OVER.get(side.language)
    return over is not None and over.search(side.value.rstrip(_CLOSING)) is not None


def _is_open_ended(text: str, language: str) -> bool:
    """Tell whether a source text ends with what something is to follow, as titles do: "Sort by"."""
    return _ends_amid(text, language) or _last(text) in frequent(language)


def _is_open(source: Side, target: Side) -> bool:
    """Tell whether a bracket that is opened is never closed, unlike those of the source text."""
    return _BRACKET.search(target.masked) is not None and any(
        _unclosed(target.masked, kinds) > max(_unclosed(source.masked, kinds), 0)
        for kinds in _BRACKETS
    )


def _unclosed(text: str, kinds: Iterable[Sequence[str]]) -> int:
    return sum(text.count(opening) - text.count(closing) for opening, closing in kinds)


def _ends_amid(text: str, language: str) -> bool:
    """Tell whether a text ends with what something must follow: an article, an open bracket."""
    if text[-1:] in _OPEN:
        return bool(text)
    particle = _PARTICLES.get(language)
    if particle is not None:
        return particle.search(text) is not None
    return " " in text and (_last(text) in leading(language) or bool(_LETTER.search(text)))


def _last(text: str) -> str:
    return text.rpartition(" ")[2].rpartition("'")[2].rpartition("’")[2].lower()
