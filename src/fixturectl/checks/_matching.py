"""Whether a text says a term, whatever ending, article or compound its language gives it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Scripts that set no blanks between words: Thai, Lao, Khmer, Burmese, kana, Han.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_KANJI = re.compile("[\u3400-\u9fff]")
_WORD = re.compile(r"\w+")
_APOSTROPHES = str.maketrans("’ʼ", "''")
_ARTICLE = "ال"  # Arabic writes it in one word with its noun
# What English and its neighbours put behind a noun: plurals and the like, never another noun.
_ENDING = r"(?:'?s|es|e|en|n|x)?"
_COMPOUND = 5  # letters of a stem from which on it may stand inside a longer word


@lru_cache(maxsize=4096)
def said(term: str) -> re.Pattern[str]:
    """Return what finds a term in running text, in the singular or the plural, as its own words."""
    if _UNSPACED.search(term):
        return re.compile(re.escape(term), re.IGNORECASE)
    words = [re.escape(word) for word in re.split(r"[\s-]+", term) if word]
    *before, last = words
    ending = _ENDING
    if last.lower().endswith("y"):
        last, ending = last[:-1], "(?:y|ies)"
    body = r"[\s-]+".join([*before, last])
    return re.compile(rf"(?<!\w){body}{ending}(?!\w)", re.IGNORECASE)


def says(text: str, form: str) -> bool:
    """Tell whether a text holds a term's form, inflected or inside a compound.

    It is lenient: each word of the form is looked for without its ending, in any order.
    """
    plain = _plain(text)
    return all(found(plain) for found in _stems(form))


@lru_cache(maxsize=4096)
def _stems(form: str) -> tuple[_Found, ...]:
    if _UNSPACED.search(form):
        bare = _plain(form)
        kanji = [one.end() for one in _KANJI.finditer(bare)]
        # 停止する becomes 停止した: what follows the last character of Han is inflected.
        return (_Found(bare[: kanji[-1]] if kanji else bare, apart=False),)
    return tuple(_stem(word) for word in _WORD.findall(_plain(form)))


class _Found:
    """Looks for one stem: at the beginning of words only if `apart`, as whole words if `whole`."""

    __slots__ = ("_search",)

    def __init__(self, stem: str, *, apart: bool, whole: bool = False) -> None:
        pattern = re.escape(stem)
        if apart:
            pattern = rf"(?<!\w){pattern}" + (r"(?:e?s|x)?(?!\w)" if whole else "")
        self._search = re.compile(pattern).search

    def __call__(self, text: str) -> bool:
        return self._search(text) is not None


def _stem(word: str) -> _Found:
    if word.startswith(_ARTICLE) and len(word) > len(_ARTICLE) + 2:
        word = word.removeprefix(_ARTICLE)
    if "\u0600" <= word[0] <= "\u06ff":
        # Prepositions and conjunctions are joined in front, pronouns behind.
        return _Found(word[:-1] if len(word) > 3 else word, apart=False)  # noqa: PLR2004
    size = len(word)
    if size <= 3:  # noqa: PLR2004 - too short to lose anything
        return _Found(word, apart=True, whole=True)
    kept = size - (1 if size < 5 else 2 if size < 8 else 3)  # noqa: PLR2004 - longer words, longer endings
    return _Found(word[:kept], apart=size < _COMPOUND)


@lru_cache(maxsize=64)
def _plain(text: str) -> str:
    """Return a text in lower case, without accents and with one kind of apostrophe."""
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_APOSTROPHES))
    bare = "".join(one for one in folded if not unicodedata.combining(one))
    return "".join(bare.split()) if _UNSPACED.search(bare) else bare
