"""Where one character ends, as readers count them: extended grapheme clusters (UAX 29).

Python's `unicodedata` has no such property; what it lacks is written here as ranges. Where this
differs from the standard it keeps more together, never less: a cut may come a little early.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import lru_cache
from typing import Literal, TypeAlias
from unicodedata import category

Class: TypeAlias = Literal[
    "other", "control", "cr", "lf", "extend", "zwj", "prepend", "flag", "picture", "virama", "L",
    "V", "T", "LV", "LVT",
]  # fmt: skip

_ZWNJ, _ZWJ = "\u200c", "\u200d"
# Where marks begin: what is below never joins, but for CR LF and the pictures © and ®.
_PLAIN_END = "\u00a9"
# Extended_Pictographic (emoji-data.txt), joined where what lies between can't follow a ZWJ anyway.
_PICTURES = (
    (0x00A9, 0x00A9), (0x00AE, 0x00AE), (0x203C, 0x203C), (0x2049, 0x2049), (0x2122, 0x2122),
    (0x2139, 0x2139), (0x2194, 0x2199), (0x21A9, 0x21AA), (0x231A, 0x231B), (0x2328, 0x2328),
    (0x2388, 0x2388), (0x23CF, 0x23CF), (0x23E9, 0x23F3), (0x23F8, 0x23FA), (0x24C2, 0x24C2),
    (0x25AA, 0x25AB), (0x25B6, 0x25B6), (0x25C0, 0x25C0), (0x25FB, 0x25FE), (0x2600, 0x27BF),
    (0x2934, 0x2935), (0x2B05, 0x2B07), (0x2B1B, 0x2B1C), (0x2B50, 0x2B50), (0x2B55, 0x2B55),
    (0x3030, 0x3030), (0x303D, 0x303D), (0x3297, 0x3297), (0x3299, 0x3299), (0x1F000, 0x1F1E5),
    (0x1F201, 0x1F3FA), (0x1F400, 0x1FAFF), (0x1FC00, 0x1FFFD),
)  # fmt: skip
# Grapheme_Cluster_Break=Prepend: signs that stand before what they belong to.
_PREPENDED = (
    (0x0600, 0x0605), (0x06DD, 0x06DD), (0x070F, 0x070F), (0x0890, 0x0891), (0x08E2, 0x08E2),
    (0x0D4E, 0x0D4E), (0x110BD, 0x110BD), (0x110CD, 0x110CD), (0x111C2, 0x111C3),
    (0x113D1, 0x113D1), (0x1193F, 0x1193F), (0x11941, 0x11941), (0x11A3A, 0x11A3A),
    (0x11A84, 0x11A89), (0x11D46, 0x11D46), (0x11F02, 0x11F02),
)  # fmt: skip
# What joins to the left without being a mark by its category: voiced sound marks, skin tones, tags.
_JOINED = (
    (0x0E33, 0x0E33), (0x0EB3, 0x0EB3), (0xFF9E, 0xFF9F), (0x1F3FB, 0x1F3FF), (0xE0020, 0xE007F),
)  # fmt: skip
# Viramas of the scripts whose consonants they bind (Indic_Conjunct_Break=Linker).
_VIRAMAS = frozenset("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d")
_FLAGS = (0x1F1E6, 0x1F1FF)
_SYLLABLE, _FINALS = 0xAC00, 28
_HANGUL: tuple[tuple[int, int, Class], ...] = (
    (0x1100, 0x115F, "L"), (0x1160, 0x11A7, "V"), (0x11A8, 0x11FF, "T"), (0xA960, 0xA97C, "L"),
    (0xAC00, 0xD7A3, "LVT"), (0xD7B0, 0xD7C6, "V"), (0xD7CB, 0xD7FB, "T"),
)  # fmt: skip


def _within(code: int, ranges: tuple[tuple[int, int], ...]) -> bool:
    index = bisect_right(ranges, (code, 0x110000)) - 1
    return index >= 0 and code <= ranges[index][1]


@lru_cache(maxsize=4096)
def _class(char: str) -> Class:
    code = ord(char)
    if char in "\r\n":
        return "cr" if char == "\r" else "lf"
    if char == _ZWJ:
        return "zwj"
    if char in _VIRAMAS:
        return "virama"
    if _FLAGS[0] <= code <= _FLAGS[1]:
        return "flag"
    if _within(code, _JOINED) or char == _ZWNJ:
        return "extend"
    return _hangul(code) or _by_category(char, code)


def _hangul(code: int) -> Class | None:
    index = bisect_right(_HANGUL, (code, 0x110000, "V")) - 1
    if index < 0 or code > _HANGUL[index][1]:
        return None
    kind = _HANGUL[index][2]
    # Of the ready syllables every 28th has no final consonant.
    return "LV" if kind == "LVT" and (code - _SYLLABLE) % _FINALS == 0 else kind


def _by_category(char: str, code: int) -> Class:
    if _within(code, _PICTURES):
        return "picture"
    if _within(code, _PREPENDED):
        return "prepend"
    kind = category(char)
    if kind in ("Mn", "Me", "Mc"):
        return "extend"
    return "control" if kind in ("Cc", "Cf", "Zl", "Zp", "Cs") else "other"


_SYLLABLES = frozenset(
    (
        ("L", "L"), ("L", "V"), ("L", "LV"), ("L", "LVT"),
        ("LV", "V"), ("V", "V"), ("LV", "T"), ("V", "T"), ("LVT", "T"), ("T", "T"),
    )
)  # fmt: skip
_ALONE = frozenset(("control", "cr", "lf"))
_FOLLOWERS = frozenset(("extend", "zwj", "virama"))


def joins(text: str, index: int) -> bool:
    """Tell whether the character at `index` is a mark, which belongs to whatever is before it."""
    return index < len(text) and text[index] >= _PLAIN_END and _class(text[index]) in _FOLLOWERS


def end_of(text: str, start: int) -> int:
    """Return where the grapheme cluster that begins at `start` ends."""
    end = start + 1
    if end >= len(text):
        return len(text)
    # Two characters of ASCII are two clusters.
    if text[start] < _PLAIN_END and text[end] < _PLAIN_END and text[start] != "\r":
        return end
    before = _class(text[start])
    flags = 1 if before == "flag" else 0
    picture = before == "picture"
    bound = before == "virama"
    while end < len(text):
        after = _class(text[end])
        if not _stick(before, after, picture=picture, flags=flags, bound=bound):
            return end
        bound = after == "virama" or (bound and after in _FOLLOWERS)
        flags = flags + 1 if after == "flag" else 0
        picture = after == "picture" or (picture and after in _FOLLOWERS)
        before = after
        end += 1
    return end


def _stick(before: Class, after: Class, *, picture: bool, flags: int, bound: bool) -> bool:
    """Tell whether UAX 29 forbids a break between two characters of these classes."""
    if before in _ALONE or after in _ALONE:
        return before == "cr" and after == "lf"
    if after in _FOLLOWERS or before == "prepend" or (before, after) in _SYLLABLES:
        return True
    if after == "picture":
        return before == "zwj" and picture
    if after == "flag":
        return before == "flag" and flags % 2 == 1
    return bound and after == "other"
