"""Locale tags: their canonical spelling, their ancestors and the chain a text is looked up in.

Tags are BCP 47 with hyphens everywhere in the tool; underscores exist only inside this package.
Importing it costs nothing: CLDR's data are read through Babel when a tag needs them, and the tags
most stores use need none.
"""

from __future__ import annotations

from fixturectl.locales.ancestry import candidates, is_rtl, maximize, parents
from fixturectl.locales.babel_locales import babel_locale, language_name
from fixturectl.locales.extensions import carry, extension, without_extensions
from fixturectl.locales.tags import PSEUDO, LocaleError, canonical, is_canonical, is_pseudo

__all__ = [
    "PSEUDO",
    "LocaleError",
    "babel_locale",
    "candidates",
    "canonical",
    "carry",
    "extension",
    "is_canonical",
    "is_pseudo",
    "is_rtl",
    "language_name",
    "maximize",
    "parents",
    "without_extensions",
]
