"""In which script a text is written, and whether its locale is written in it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from fixturectl.locales import LocaleError, maximize

# By ISO 15924 code: how the names of its letters begin in Unicode.
_NAMES = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hans": ("CJK", "BOPOMOFO"),
    "Hant": ("CJK", "BOPOMOFO"),
    "Hebr": ("HEBREW",),
    "Jpan": ("HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "CJK", "HALFWIDTH"),
    "Khmr": ("KHMER",),
    "Knda": ("KANNADA",),
    "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mlym": ("MALAYALAM",),
    "Mymr": ("MYANMAR",),
    "Orya": ("ORIYA",),
    "Sinh": ("SINHALA",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thai": ("THAI",),
}
# What one of the two ways to write Chinese has, and the other has not.
_ENCODINGS = {"Hans": "gb2312", "Hant": "big5", "Jpan": "euc_jp"}
_LETTER = re.compile(r"[^\W\d_]")
_HAN = re.compile("[\u4e00-\u9fff]")
_KANA = re.compile("[\u3040-\u30ff]")
_FEW = 2  # characters of another way of writing that may be names


def script(locale: str) -> str:
    """Return the ISO 15924 code of the script that a locale is written in, "" for no locale."""
    try:
        return maximize(locale).split("-")[1]
    except (LocaleError, IndexError):
        return ""


def alien(text: str, own: str) -> tuple[int, int]:
    """Return how many letters of a text are of the script `own`, and how many are of others."""
    names = _NAMES.get(own, ())
    letters = _LETTER.findall(text)
    if own == "Latn" and text.isascii():
        return len(letters), 0
    ours = sum(_begins(letter) in names for letter in letters)
    return ours, len(letters) - ours


def is_known(own: str) -> bool:
    return own in _NAMES


@lru_cache(maxsize=4096)
def _begins(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def is_other_han(text: str, own: str) -> bool:
    """Tell whether Han characters are those of another way of writing: 数据库 for 資料庫."""
    encoding = _ENCODINGS.get(own)
    if encoding is None:
        return False
    kana, han = len(_KANA.findall(text)), _HAN.findall(text)
    if own == "Jpan" and kana:
        return False
    if kana > max(_FEW, len(han) / 2):  # Japanese, and not only a name in a Chinese text
        return True
    return sum(not _has(encoding, one) for one in han) >= _FEW


@lru_cache(maxsize=4096)
def _has(encoding: str, letter: str) -> bool:
    try:
        letter.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True
