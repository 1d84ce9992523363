"""The spellings that Slack expects of dates, times, colours, numbers and URLs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.zones import zone

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.diagnostics import Level

_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Format(NamedTuple):
    """A spelling: how it is called, what it must match, and whether a mismatch is certain."""

    wanted: str
    pattern: str
    accepts: Callable[[str], object]
    level: Level = "error"


def _is_date(text: str) -> bool:
    if not _DATE(text):
        return False
    year, month, day = int(text[:4]), int(text[5:7]), int(text[8:])
    if not 1 <= month <= len(_DAYS) or not 1 <= day <= _DAYS[month - 1]:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return leap or (month, day) != (2, 29)


def _spelling(pattern: str) -> Callable[[str], object]:
    matches: Callable[[str], object] | None = None

    def accepts(text: str) -> object:
        nonlocal matches
        if matches is None:  # compiled when first needed: most messages have no date, no colour
            matches = re.compile(pattern, re.ASCII).fullmatch
        return matches(text)

    return accepts


def _is_zone(text: str) -> bool:
    # Where a machine has no database of zones, only the spelling can be looked at.
    return bool(_ZONE(text)) and (zone(text) is not None or zone("Europe/Paris") is None)


_ZONE_PATTERN = "[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*"
_ZONE = _spelling(_ZONE_PATTERN)
_DATE_PATTERN = "[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATE = _spelling(_DATE_PATTERN)


def _format(wanted: str, pattern: str, level: Level = "error") -> Format:
    return Format(wanted, pattern, _spelling(pattern), level)


FORMATS = {
    "date": Format("a date, YYYY-MM-DD", _DATE_PATTERN, _is_date),
    "time": _format("a time, HH:MM", "([01][0-9]|2[0-3]):[0-5][0-9]"),
    "timezone": Format("a time zone, Area/City", _ZONE_PATTERN, _is_zone),
    "numeric": _format("a number in quotes", r"-?([0-9]+(\.[0-9]*)?|\.[0-9]+)"),
    "hex": _format("a hex colour, #RRGGBB", "#([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{8})"),
    "color": _format(
        "good, warning, danger or a hex colour, #RRGGBB",
        "(good|warning|danger|#?([0-9A-Fa-f]{3}|[0-9A-Fa-f]{6}))?",
    ),
    "https": _format("an https URL", r"https://[^\s/][^\s]*"),
    # Slack is not known to look at these; what has no scheme opens nothing, though.
    "url": _format("a URL with its scheme, https://", r"[A-Za-z][A-Za-z0-9+.-]*:[^\s]+", "warning"),
}
