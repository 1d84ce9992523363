"""Read one value of each scalar type from its spelling; whatever can't be read is a Wrong."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from datetime import tzinfo

LARGEST = 2**63 - 1  # what JSON readers and Slack agree on, and more than anyone counts

# Strings: `re` compiles each when it is first used, and no fixture needs them all at every start.
_INTEGER = r"[-+]?[0-9]{1,20}(?:\.0{1,20})?"
_NUMBER = r"[-+]?(?:[0-9]{1,40}(?:\.[0-9]{0,40})?|\.[0-9]{1,40})(?:[eE][-+]?[0-9]{1,4})?"
_EPOCH = r"-?[0-9]{1,20}(?:\.[0-9]{1,9})?"
_MILLISECONDS = 10**11  # seconds: the year 5138
_FIRST_YEAR, _LAST_YEAR = 2, 9998  # so that no change of zone leaves the calendar
_SPAN = (
    r"(?:(?P<weeks>[0-9]+(?:\.[0-9]+)?)w)?(?:(?P<days>[0-9]+(?:\.[0-9]+)?)d)?"
    r"(?:(?P<hours>[0-9]+(?:\.[0-9]+)?)h)?(?:(?P<minutes>[0-9]+(?:\.[0-9]+)?)m(?!s))?"
    r"(?:(?P<seconds>[0-9]+(?:\.[0-9]+)?)s)?(?:(?P<milliseconds>[0-9]+(?:\.[0-9]+)?)ms)?"
)
_ISO_SPAN = (
    r"P(?=.)(?:(?P<weeks>[0-9]+)W)?(?:(?P<days>[0-9]+)D)?"
    r"(?:T(?=.)(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?"
    r"(?:(?P<seconds>[0-9]+(?:\.[0-9]+)?)S)?)?"
)
_NOT_IN_ASCII_URLS = r'[\x00-\x20\x7f<>"\\^`{|}]'
_NOT_IN_URLS = r'[\x00-\x20\x7f-\xa0\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff<>"\\^`{|}]'
_PORT = 65535
# C0 and C1 controls but tab and newline; what overrides or isolates the direction of writing.
_REMOVED = "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]"
_SURROGATE = "[\ud800-\udfff]"


class Wrong(NamedTuple):
    """What was expected instead, and what to do; `private` if the value is not to be repeated."""

    expected: str
    hint: str = ""
    private: bool = False


def clean(text: str) -> str:
    """Return `text` without control and bidi override characters, as design.md promises of values.

    Halves of surrogate pairs, which JSON can hold but no file, become U+FFFD.
    """
    if text.isascii() and text.isprintable():
        return text
    return re.sub(_SURROGATE, "\ufffd", re.sub(_REMOVED, "", text))


def integer(text: str) -> int | Wrong:
    """Read decimal digits; `5.0` is 5."""
    if not re.fullmatch(_INTEGER, text):
        return Wrong("a whole number")
    value = int(text.partition(".")[0])
    return value if within(value) == value else Wrong("a whole number that fits 64 bits")


def number(text: str) -> float | Wrong:
    """Read a decimal number; one without point and exponent is an int."""
    if not re.fullmatch(_NUMBER, text):
        return Wrong("a number")
    return within(float(text) if set(text) & set(".eE") else int(text))


def within(value: float) -> float | Wrong:
    """Return `value` if it is finite and no larger than 64 bits hold."""
    if -LARGEST - 1 <= value <= LARGEST:
        return value
    return Wrong("a number that fits 64 bits")


def boolean(text: str) -> bool | Wrong:
    if text in {"true", "True", "TRUE"}:
        return True
    if text in {"false", "False", "FALSE"}:
        return False
    return Wrong("true or false")


def moment(text: str) -> datetime | Wrong:
    """Read ISO 8601, or seconds since 1970; without a zone the result has none either."""
    if re.fullmatch(_EPOCH, text):
        return epoch(float(text))
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return Wrong("a date and time", "write it as 2026-11-22T10:15:00Z")
    return dated(found)


def dated(moment: datetime) -> datetime | Wrong:
    """Return `moment` if every time zone has a date for it."""
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else Wrong("a year from 2 to 9998")


def epoch(seconds: float) -> datetime | Wrong:
    """Return the moment that many seconds after 1970, in UTC."""
    if not abs(seconds) < _MILLISECONDS:
        return Wrong("seconds since 1970", "these look like milliseconds: divide by 1000")
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)


def aware(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.utcoffset() is not None else moment.replace(tzinfo=zone)


def duration(text: str) -> timedelta | Wrong:
    """Read `90s`, `1h30m`, `1.5h`, `250ms`, or ISO 8601 `PT1H30M` without years and months."""
    match = re.fullmatch(_ISO_SPAN if text[:1] == "P" else _SPAN, text)
    parts = (
        {unit: float(count) for unit, count in match.groupdict().items() if count} if match else {}
    )
    if not parts:
        plain = text.isascii() and text.isdigit()
        hint = f"say the unit: {text[:20]}s" if plain else "write it as 90s, 1h30m or PT1H30M"
        return Wrong("a duration", hint)
    try:
        return timedelta(**parts)
    except OverflowError:
        return Wrong("a duration of at most 999999999 days")


def url(text: str) -> str | Wrong:
    """Return an absolute http or https URL without credentials as it is."""
    if re.search(_NOT_IN_ASCII_URLS if text.isascii() else _NOT_IN_URLS, text):
        return Wrong(
            "a URL without blanks, quotes, brackets and control characters", "encode them: %20"
        )
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return Wrong("a URL")
    if parts.scheme not in {"https", "http"} or not parts.hostname or port == 0:
        return Wrong("an absolute URL", "write it as https://host/path")
    if "@" in parts.netloc:
        return Wrong("a URL without credentials", "remove user and password", private=True)
    return text
