"""The Babel locale whose plural rules and formats belong to a tag, and its English name."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fixturectl.locales.ancestry import parents
from fixturectl.locales.extensions import without_extensions

if TYPE_CHECKING:
    from babel.core import Locale

# A language CLDR names but has no formats for (about 7,000 of them) is written with English ones.
_LAST_RESORT = "en"


@lru_cache(maxsize=512)
def babel_locale(tag: str) -> Locale:
    """Return Babel's locale of `tag`, without options; a pseudo-locale is its language's.

    The nearest ancestor with CLDR data stands in where `tag` has none, then English.
    LocaleError if `tag` is not one.
    """
    from babel.core import Locale  # noqa: PLC0415 - Babel costs two bare Python starts
    from babel.localedata import exists  # noqa: PLC0415

    plain = without_extensions(tag)
    for name in (plain, *parents(plain)):
        identifier = name.replace("-", "_")
        if exists(identifier):
            return Locale.parse(identifier, resolve_likely_subtags=False)
    return Locale(_LAST_RESORT)


def language_name(tag: str) -> str:
    """Return the English name of a tag's language: "German" of `de-AT`."""
    return babel_locale(tag).get_language_name("en") or tag
