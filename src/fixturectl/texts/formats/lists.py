"""Several things in a row: "a, b and c" in the words and marks of a locale."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fixturectl.locales import babel_locale

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def join(items: Sequence[str], locale: str, *, style: str = "standard") -> str:
    """Return the items as one phrase; `style` is standard, or unit for the parts of an amount."""
    if len(items) < 2:  # noqa: PLR2004 - a list pattern joins two
        return "".join(items)
    patterns = _patterns(locale, style)
    *first, second_last, last = items
    if not first:
        return _fill(patterns["2"], second_last, last)
    joined = first[0]
    rest = [*first[1:], second_last]
    for position, item in enumerate(rest):
        joined = _fill(patterns["middle" if position else "start"], joined, item)
    return _fill(patterns["end"], joined, last)


def _fill(pattern: str, first: str, second: str) -> str:
    # Never str.format: items come from outside and may hold braces.
    before, _, rest = pattern.partition("{0}")
    between, _, after = rest.partition("{1}")
    return f"{before}{first}{between}{second}{after}"


@lru_cache(maxsize=512)
def _patterns(locale: str, style: str) -> dict[str, str]:
    """Return the patterns start, middle, end and 2.

    Babel leaves out what a style takes over from another (es has only `end` of `unit`) and then
    fails or repeats an item; what is missing is taken from the standard style here.
    """
    known = babel_locale(locale).list_patterns
    standard = dict(known.get("standard", {}))
    own = {} if style == "standard" else _unit_patterns(known)
    end = own.get("end") or own.get("2") or standard.get("end", "{0}, {1}")
    return {
        "start": own.get("start") or standard.get("start", "{0}, {1}"),
        "middle": own.get("middle") or standard.get("middle", "{0}, {1}"),
        "end": end,
        "2": own.get("2") or own.get("end") or standard.get("2") or end,
    }


def _unit_patterns(known: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Return how the parts of an amount are joined: "1 hour 30 minutes", without a comma."""
    own = next(
        (dict(known[style]) for style in ("unit-narrow", "unit", "unit-short") if known.get(style)),
        {},
    )
    # The narrow pattern of ja and zh joins amounts without spaces; ours have some inside.
    return {key: "{0} {1}" if pattern == "{0}{1}" else pattern for key, pattern in own.items()}
