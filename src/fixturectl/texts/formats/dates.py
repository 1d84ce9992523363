"""Instants: dates, times of day, both, and how long ago, in the tenant's time zone."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

from babel import dates as babel_dates

from fixturectl.locales import extension
from fixturectl.texts.formats.digits import Digits, digits
from fixturectl.texts.formats.names import UnshowableError

# Seconds of a unit, and how many of it a reader still counts before the next one.
_STEPS = (
    ("second", 1, 60),
    ("minute", 60, 60),
    ("hour", 3600, 24),
    ("day", 86400, 30),
    ("month", 86400 * 30, 12),
)
_YEAR = 86400 * 365
# -u-hc-: CLDR's skeleton for a clock of 12 or 24 hours, and its letter for the hour.
_CLOCKS = {"h12": ("hm", "h"), "h11": ("hm", "K"), "h23": ("Hm", "H"), "h24": ("Hm", "k")}


# What is quoted in a pattern is a word: fr-CA writes `HH 'h' mm`.
_HOUR = re.compile(r"('[^']*')|[hHkK]+")


def show(value: object, name: str, locale: str, timezone: str) -> str:
    """Return an instant in one of the formats date, time, datetime, local."""
    moment = _moment(value, name, timezone)
    style = digits(locale)
    if name == "date":
        return style.write(_date(moment, style))
    if name == "time":
        return style.write(_time(moment, locale, style))
    text = _date_and_time(moment, locale, style)
    if name == "local":
        text = f"{text} {_offset(moment, style)}"
    return style.write(text)


def epoch(value: object, timezone: str) -> int:
    """Return an instant as seconds since 1970 in UTC."""
    moment = _moment(value, "local", timezone)
    return (moment - dt.datetime(1970, 1, 1, tzinfo=dt.UTC)) // dt.timedelta(seconds=1)


def relative(value: object, locale: str, timezone: str, now: dt.datetime | None) -> str:
    """Return how far from `now` an instant is: "3 hours ago", "in 10 days"."""
    if now is None:
        raise UnshowableError("relative needs a time it is relative to")
    # In UTC: Python subtracts two times of one zone as its clocks show them, summer time or not.
    moment = _moment(value, "relative", timezone).astimezone(dt.UTC)
    seconds = (moment - _moment(now, "relative", timezone).astimezone(dt.UTC)).total_seconds()
    unit, step = "year", _YEAR
    for name, length, limit in _STEPS:
        if round(abs(seconds) / length) < limit:
            unit, step = name, length
            break
    count = max(round(abs(seconds) / step), unit == "year")
    style = digits(locale)
    text = babel_dates.format_timedelta(
        dt.timedelta(seconds=count * step if seconds >= 0 else -count * step),
        granularity=unit,  # type: ignore[arg-type] # one of the steps above
        threshold=10**12,  # no larger unit: "in 10 days" says more than "in 1 week"
        add_direction=True,
        locale=style.locale,
    )
    return style.write(text)


def _moment(value: object, name: str, timezone: str) -> dt.datetime:
    """Return the instant on the clocks of `timezone`."""
    if not isinstance(value, dt.datetime):
        kind = "a number" if isinstance(value, int | float) else type(value).__name__
        raise UnshowableError(f"{name} needs a datetime, got {kind}")
    zone = _zone(timezone)
    if value.tzinfo is None:
        return value.replace(tzinfo=zone)
    try:
        return value.astimezone(zone)
    except OverflowError:
        raise UnshowableError(f"{name} needs an instant between the years 1 and 9999") from None


@cache
def _zone(name: str) -> dt.tzinfo:
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        raise UnshowableError(f"unknown time zone {name!r}") from None


def _date(moment: dt.datetime, style: Digits) -> str:
    return babel_dates.format_date(moment, "medium", locale=style.locale)


def _time(moment: dt.datetime, locale: str, style: Digits) -> str:
    return babel_dates.format_time(moment, _clock(locale), locale=style.locale)


def _date_and_time(moment: dt.datetime, locale: str, style: Digits) -> str:
    # format_skeleton("yMMMdHm") raises KeyError: both apart, joined as the locale joins them.
    pattern = str(style.locale.datetime_formats["medium"]).replace("'", "")
    return pattern.replace("{1}", _date(moment, style)).replace("{0}", _time(moment, locale, style))


@lru_cache(maxsize=256)
def _clock(locale: str) -> str:
    """Return the pattern of a time of day: the locale's short one, or that of `-u-hc-`."""
    skeleton, letter = _CLOCKS.get(extension(locale, "hc"), ("", ""))
    if not skeleton:
        return "short"
    known = digits(locale).locale
    usual, other = known.time_formats["short"].pattern, known.datetime_skeletons[skeleton].pattern
    # The usual pattern is better spelled; CLDR's other one is for the clock that isn't usual.
    pattern = usual if _counts_to_12(usual) == _counts_to_12(other) else other
    return _HOUR.sub(lambda found: found[1] or letter * len(found[0]), pattern)


def _counts_to_12(pattern: str) -> bool:
    return any(found[0][0] in "hK" for found in _HOUR.finditer(pattern))


def _offset(moment: dt.datetime, style: Digits) -> str:
    if not moment.utcoffset():
        return "UTC"
    return babel_dates.get_timezone_gmt(moment, "long", locale=style.locale)
