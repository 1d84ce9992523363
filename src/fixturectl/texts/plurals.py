"""Plural forms: which CLDR category a number has in a locale, and which ones a text must have."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from fixturectl.locales import babel_locale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

CATEGORIES = ("zero", "one", "two", "few", "many", "other")
# The numbers a text must be ready for: those below 200 and some decimals show every class of every
# language but that of 1,000,000 (`many` in fr, es, it, pt, ca), which CLDR has for "un million de".
_USUAL = (*range(200), *(Decimal(tenths) / 10 for tenths in range(1, 30)))
_MANY = 16  # numbers from which on a rule pays that is quicker once it is made

T = TypeVar("T")


def category(number: float | Decimal, locale: str) -> str:
    """Return the CLDR category of `number` in `locale`: zero, one, two, few, many or other.

    A float is taken as it is shown: 1.0 is 1. A Decimal keeps its digits: 1.0 is one point zero,
    "other" in English. What is no number, or infinite, is "other".
    """
    # Decimals of different digits are equal, and a signaling NaN can't be looked up at all.
    return (_category if isinstance(number, Decimal) else _kept_category)(number, locale)


def _category(number: float | Decimal, locale: str) -> str:
    if isinstance(number, int):
        many = number >= 0 and _kept_category.cache_info().misses > _MANY
        return (_whole if many else _rule)(locale)(number)
    if not Decimal(number).is_finite():
        return "other"
    if isinstance(number, float):
        number = int(number) if number.is_integer() else Decimal(repr(number))
    return _rule(locale)(number)


@lru_cache(maxsize=256)
def _rule(locale: str) -> Callable[[float | Decimal], str]:
    # Babel merges what it knows of a locale anew each time it is asked.
    return babel_locale(locale).plural_form


@lru_cache(maxsize=256)
def _whole(locale: str) -> Callable[[int], str]:
    """Return the rule for whole numbers as gettext has it, which takes a tenth of the time."""
    from gettext import c2py  # noqa: PLC0415 - a single message gets by without

    from babel.plural import to_gettext  # noqa: PLC0415

    rule = babel_locale(locale).plural_form
    expression = to_gettext(rule).rpartition("plural=")[2].rstrip(";")
    try:
        # No whole number is written with an exponent, which gettext doesn't know.
        index = c2py(re.sub(r"\be\b", "0", expression))
    except ValueError:  # it takes a thousand characters at most
        return _rule(locale)
    names = allowed(locale)
    return lambda number: names[index(number)]


_kept_category = lru_cache(maxsize=1024, typed=True)(_category)


@lru_cache(maxsize=256)
def allowed(locale: str) -> tuple[str, ...]:
    """Return every category that CLDR knows for the locale, in CLDR's order."""
    known = {*babel_locale(locale).plural_form.tags, "other"}
    return tuple(name for name in CATEGORIES if name in known)


@lru_cache(maxsize=256)
def needed(locale: str) -> tuple[str, ...]:
    """Return the categories a plural text must have in the locale, in CLDR's order."""
    rule = _rule(locale)
    met = {"other", *(rule(number) for number in _USUAL)}
    return tuple(name for name in CATEGORIES if name in met)


def only_other(locale: str) -> bool:
    """Tell whether the locale has one form for all numbers (ja, zh, ko, vi, th, id)."""
    return allowed(locale) == ("other",)


def choose(forms: Mapping[str, T], number: float | Decimal, locale: str) -> T:
    """Return the form for `number`: an exact one ("=0") first, then its category's, then "other".

    KeyError where there is none of them.
    """
    return forms[chosen(forms, number, locale)]


def chosen(forms: Mapping[str, object], number: float | Decimal, locale: str) -> str:
    """Return the key of the form that `choose` takes."""
    for key in forms:
        if is_exact(key) and Decimal(key[1:]) == number:
            return key
    name = category(number, locale)
    return name if name in forms else "other"


def is_exact(key: str) -> bool:
    """Tell whether a form's key names one number: "=0", "=1"."""
    return key[:1] == "=" and key[1:].isascii() and key[1:].isdigit()
