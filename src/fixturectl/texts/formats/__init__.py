"""Values as people of a locale read them: numbers, money, dates, durations, lists, units.

Importing this costs nothing; a family of formats is imported, and Babel with it, when one of its
formats is first used. Results are kept: a Babel call costs 20 to 60 us, a repeated one under 1 us.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import lru_cache

from fixturectl.texts.formats.names import FORMATS, Fault, Format, UnshowableError, accepts, fault

__all__ = [
    "FORMATS",
    "Fault",
    "Format",
    "UnshowableError",
    "accepts",
    "date_token",
    "fault",
    "show",
]

_DATES = frozenset({"date", "time", "datetime", "local", "relative"})
_UNITS = frozenset({"unit", "bytes", "duration"})


def show(
    value: object,
    name: str,
    argument: str,
    locale: str,
    timezone: str,
    now: dt.datetime | None = None,
) -> str:
    """Return `value` in the format `name`, "" for the one its type has, as `locale` writes it.

    `timezone` is an IANA name; a datetime without zone is in it. `now` is what `relative` counts
    from. Without a format a string is itself, a boolean `true` or `false` (a fixture's text says
    yes and no in words). Of `local` it is the fallback of `date_token`. UnshowableError, a
    ValueError, where the format doesn't suit the value.
    """
    kind = type(value)
    if kind is str and not name:
        return value  # type: ignore[return-value] # kind says so, isinstance costs more
    if kind in (int, float, dt.timedelta):
        return _kept(value, name, argument, locale, timezone)
    if isinstance(value, dt.datetime):
        # Instants that differ only by `fold` are equal, so that the cache would mix them up.
        keep = _shown if value.fold or (now is not None and now.fold) else _kept
        return keep(value, name, argument, locale, timezone, now if name == "relative" else None)
    return _shown(value, name, argument, locale, timezone, now)


def date_token(value: object, locale: str, timezone: str) -> str:
    """Return Slack's token that shows an instant in each reader's own zone, as mrkdwn.

    Its fallback, for readers whose client can't, is localized and names its offset from UTC.
    https://docs.slack.dev/messaging/formatting-message-text/#date-formatting
    """
    # As in `show`, but instants that differ by their zone have one token.
    keep = isinstance(value, dt.datetime) and not value.fold
    return (_kept_token if keep else _token)(value, locale, timezone)


def _token(value: object, locale: str, timezone: str) -> str:
    from fixturectl.texts.formats import dates  # noqa: PLC0415 - see the module's docstring

    epoch = dates.epoch(value, timezone)
    fallback = show(value, "local", "", locale, timezone)
    return f"<!date^{epoch}^{{date_short_pretty}} {{time}}|{fallback}>"


def _shown(
    value: object,
    name: str,
    argument: str,
    locale: str,
    timezone: str,
    now: dt.datetime | None = None,
) -> str:
    name = name or _own_format(value)
    if name == "text":
        return "true" if value is True else "false" if value is False else str(value)
    if wrong := fault(name, argument):
        raise UnshowableError(f"{wrong.message}: {wrong.hint}")
    if name in _DATES:
        from fixturectl.texts.formats import dates  # noqa: PLC0415 - see the module's docstring

        if name == "relative":
            return dates.relative(value, locale, timezone, now)
        return dates.show(value, name, locale, timezone)
    if name in _UNITS:
        from fixturectl.texts.formats import units  # noqa: PLC0415

        return units.show(value, name, argument, locale)
    if name == "list":
        from fixturectl.texts.formats import lists  # noqa: PLC0415

        if not isinstance(value, (list, tuple)):
            raise UnshowableError(f"list needs a list, got {type(value).__name__}")
        return lists.join([show(item, "", "", locale, timezone) for item in value], locale)
    from fixturectl.texts.formats import numbers  # noqa: PLC0415

    return numbers.show(value, name, argument, locale)


# Typed, because 1, 1.0 and True are equal.
_kept = lru_cache(maxsize=4096, typed=True)(_shown)
_kept_token = lru_cache(maxsize=1024)(_token)


def _own_format(value: object) -> str:
    """Return the format that a value of this type has by itself; "text" is none."""
    match value:
        case bool() | str():
            return "text"
        case int() | float() | Decimal():
            return "number"
        case dt.datetime():
            return "datetime"
        case dt.timedelta():
            return "duration"
        case list() | tuple():
            return "list"
        case None:
            raise UnshowableError("there is no value to show: it is null")
        case dict():
            raise UnshowableError("an object has no form in a text: show one of its fields")
        case _:
            raise UnshowableError(f"a {type(value).__name__} has no form in a text")
