"""How long translations are, as a multiple of their source: measured on those of 20 programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.checks._function_words import frequent, leading

if TYPE_CHECKING:
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
    "zh": (0.15, 1.3),
}
_ANY = (0.5, 2.2)
# Below these only three of a thousand translations are, of sentences of some length.
_FULL = {
    "ar": 0.53,
    "cs": 0.6,
    "da": 0.68,
    "de": 0.8,
    "es": 0.76,
    "fr": 0.77,
    "it": 0.7,
    "ja": 0.24,
    "ko": 0.31,
    "nb": 0.68,
    "nl": 0.7,
    "pl": 0.66,
    "pt": 0.75,
    "ru": 0.66,
    "sv": 0.68,
    "tr": 0.57,
    "uk": 0.64,
    "zh": 0.18,
}
_SHORT, _LONG = 30, 45  # characters below which lengths say nothing, and little
_SIGNS = ".!?。！？؟…"
_CLOSING = " \t\n*_~`\"'”“’»«」』\u00a0\u202f\u2069"
_OPEN = ",;(（[「『，、،؛"
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
    return theirs >= _SHORT and not low <= ours / theirs <= high


def is_cut(source: Side, target: Side) -> bool:
    """Tell whether a translation, not outside the range, breaks off before its end."""
    theirs, ours = ratio(source, target)
    full = _FULL.get(target.language, 0.0)
    if theirs >= _SHORT and ours < theirs * full * (1 if theirs >= _LONG else 0.85):
        return True
    ending, origin = (side.value.rstrip(_CLOSING) for side in (target, source))
    open_ended = _ends_amid(origin, source.language) or _last(origin) in frequent(source.language)
    if _ends_amid(ending, target.language) and not open_ended:
        return len(_WORDS.findall(source.prose)) >= _FEW
    lost = origin[-1:] in _SIGNS and ending[-1:] not in _SIGNS
    return bool(origin) and lost and theirs >= _SHORT and ours < theirs * full * 1.2


def _ends_amid(text: str, language: str) -> bool:
    """Tell whether a text ends with what something must follow: an article, an open bracket."""
    if text[-1:] in _OPEN:
        return bool(text)
    return _last(text) in leading(language) and " " in text


def _last(text: str) -> str:
    return text.rpartition(" ")[2].rpartition("'")[2].rpartition("’")[2].lower()
