"""CLDR's plural categories as gettext counts them: the header Plural-Forms, and back from one.

Gettext knows whole numbers only and gives each form an index. Forms for fractions (Polish `other`)
and for one number ("=0") have no index there.
"""

from __future__ import annotations

import re
from functools import lru_cache
from gettext import c2py
from typing import TYPE_CHECKING

from fixturectl.texts import plurals

if TYPE_CHECKING:
    from collections.abc import Callable

# Whole numbers that tell the classes of every language apart; the last ones are "un million de".
_NUMBERS = (
    *range(202),
    *range(1000, 1024),
    *range(10_000, 110_000, 10_000),
    *(1_000_000, 1_000_001, 2_000_000),
)
# How translators' tools spell most languages' rules; the first that agrees with CLDR is taken.
_KNOWN = (
    "nplurals=1; plural=0;",
    "nplurals=2; plural=(n != 1);",
    "nplurals=2; plural=(n > 1);",
    (
        "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && "
        "(n%100<12 || n%100>14) ? 1 : 2);"
    ),
    "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n>=2 && n<=4 ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n==0 || (n%100>0 && n%100<20) ? 1 : 2);",
    (
        "nplurals=3; plural=(n%10==1 && (n%100<11 || n%100>19) ? 0 : n%10>=2 && n%10<=9 && "
        "(n%100<11 || n%100>19) ? 1 : 2);"
    ),
    "nplurals=3; plural=(n%10==0 || (n%100>=11 && n%100<=19) ? 0 : n%10==1 && n%100!=11 ? 1 : 2);",
    "nplurals=3; plural=(n==1 ? 0 : n==2 ? 1 : 2);",
    "nplurals=4; plural=(n%100==1 ? 0 : n%100==2 ? 1 : n%100==3 || n%100==4 ? 2 : 3);",
    "nplurals=5; plural=(n==1 ? 0 : n==2 ? 1 : n>2 && n<7 ? 2 : n>6 && n<11 ? 3 : 4);",
    (
        "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
        "n%100>=11 ? 4 : 5);"
    ),
)
_HEADER = re.compile(r"\s*nplurals\s*=\s*(\d{1,2})\s*;\s*plural\s*=\s*([^;]+?)\s*;?\s*")
_MOST = 20  # forms that a header may claim; no language has more than six


class PluralFormsError(ValueError):
    """A header Plural-Forms that can't be read or doesn't fit the locale; `hint` says what does."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


@lru_cache(maxsize=64)
def categories(locale: str) -> tuple[str, ...]:
    """Return the categories of whole numbers, in the order of their gettext indices."""
    met = {_category(number, locale) for number in _NUMBERS}
    return tuple(name for name in plurals.CATEGORIES if name in met)


@lru_cache(maxsize=64)
def header(locale: str) -> str:
    """Return the value of Plural-Forms for a locale, by CLDR."""
    names = categories(locale)
    for known in _KNOWN:
        count, rule = _parsed(known)
        if count == len(names) and all(names[rule(n)] == _category(n, locale) for n in _NUMBERS):
            return known
    return _built(locale, names)


def mapping(value: str, locale: str) -> tuple[str, ...]:
    """Return the category of each index of a file whose header says `value`.

    An index that no whole number has stands for the form that is left over, if one is: some tools
    write Polish with four. "" is an index of no use. PluralFormsError where a form of the locale
    has no index.
    """
    try:
        count, rule = _parsed(value)
        served = _served(rule, count, locale)
    except (ValueError, ArithmeticError, RecursionError):
        message = f"can't read the header Plural-Forms {value[:80]!r}"
        raise PluralFormsError(message, f"write {header(locale)}") from None
    found = _assigned(served, count)
    left = [name for name in plurals.needed(locale) if name not in found]
    idle = [index for index, name in enumerate(found) if not name and not served[index]]
    if len(left) == len(idle) == 1:
        found[idle[0]] = left.pop()
    for index, name in enumerate(found):
        if not name and served[index]:  # French "un million de", which is not demanded
            met = (plurals.category(n, locale) for n in _NUMBERS if rule(n) == index)
            found[index] = next((one for one in met if one not in found), "")
    if missing := [name for name in categories(locale) if name in left]:
        message = f"the header Plural-Forms has no form {', '.join(missing)} of {locale}"
        raise PluralFormsError(message, f"write {header(locale)}")
    return tuple(found)


def _category(number: int, locale: str) -> str:
    name = plurals.category(number, locale)
    return name if name in plurals.needed(locale) else "other"


@lru_cache(maxsize=64)
def _parsed(value: str) -> tuple[int, Callable[[int], int]]:
    found = _HEADER.fullmatch(value)
    if found is None or not 0 < int(found[1]) <= _MOST:
        raise ValueError(value)
    return int(found[1]), c2py(found[2])


def _served(rule: Callable[[int], int], count: int, locale: str) -> list[dict[str, int]]:
    """Return, for each index, how many of the numbers it serves are of each category."""
    served: list[dict[str, int]] = [{} for _ in range(count)]
    for number in _NUMBERS:
        votes, name = served[_index(rule(number), count)], _category(number, locale)
        votes[name] = votes.get(name, 0) + 1
    return served


def _index(found: int, count: int) -> int:
    if not 0 <= found < count:
        raise ValueError(found)
    return found


def _assigned(served: list[dict[str, int]], count: int) -> list[str]:
    """Give each category to the index that serves most of its numbers, each index one category."""
    found = [""] * count
    votes = (
        (times, name, index) for index, one in enumerate(served) for name, times in one.items()
    )
    for _, name, index in sorted(votes, key=lambda vote: (-vote[0], vote[2])):
        if not found[index] and name not in found:
            found[index] = name
    return found


def _built(locale: str, names: tuple[str, ...]) -> str:
    """Return CLDR's own rule of a language whose rule no tool spells better."""
    from babel.plural import PluralRule, to_gettext  # noqa: PLC0415 - for few languages

    from fixturectl.locales import babel_locale  # noqa: PLC0415 - as above

    rules = babel_locale(locale).plural_form.rules
    # What is left over when all others are ruled out needs no rule; gettext counts it last.
    written = to_gettext(PluralRule({name: rules[name] for name in names[:-1]}))
    count, rule = _parsed(written)
    if count == len(names) and all(names[rule(n)] == _category(n, locale) for n in _NUMBERS):
        return written
    raise LookupError(f"no Plural-Forms for {locale}")
