"""Amounts with a unit: CLDR's units by name, sizes in bytes, durations."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from fixturectl.texts.formats.digits import Digits, digits
from fixturectl.texts.formats.lists import join
from fixturectl.texts.formats.names import unit_id
from fixturectl.texts.formats.numbers import carried, decimal, minus, plain, rounded, unusual

if TYPE_CHECKING:
    from babel.core import Locale

_Lengths = tuple[str, ...]
_LONG = ("long", "short", "narrow")
_SHORT = ("short", "long", "narrow")
# Powers of 1,000, as disks and networks are sold and CLDR's units are defined.
_BYTES = ("byte", "kilobyte", "megabyte", "gigabyte", "terabyte", "petabyte")
_STEPS = (("day", 86400), ("hour", 3600), ("minute", 60), ("second", 1))
_MINUTE = 60
# From so many seconds on a duration is rounded to so many.
_FINEST = ((86400, 3600), (3600, 60), (0, 1))


def show(value: object, name: str, argument: str, locale: str) -> str:
    """Return an amount in one of the formats unit, bytes, duration."""
    style = digits(locale)
    if name == "duration":
        return _duration(value, locale, style)
    number = decimal(value, name)
    if name == "bytes":
        return _bytes(number, style)
    return _amount(number, unit_id(argument), _SHORT, style)


def _amount(number: Decimal, unit: str, lengths: _Lengths, style: Digits) -> str:
    """Return `number` with its unit, in the first of `lengths` that the locale has."""
    text = unusual(number, style)
    if text:
        return _pattern(style.locale, unit, lengths, "other").replace("{0}", text)
    number = rounded(number, 3) if abs(number) >= 1 else number
    category = style.locale.plural_form(int(number) if number == int(number) else number)
    pattern = _pattern(style.locale, unit, lengths, category)
    if "{0}" not in pattern and number < 0:
        return minus(style) + pattern  # an Arabic hour is a word, without a number to carry a sign
    return pattern.replace("{0}", plain(number, style))


@cache
def _pattern(locale: Locale, unit: str, lengths: _Lengths, category: str) -> str:
    """Return CLDR's pattern of an amount, `{0} MB`.

    Babel's `format_unit` doesn't follow CLDR where one length or plural form stands for another:
    it writes "2 dia" in pt and "1 duration-hour" in ja.
    """
    known = locale._data["unit_patterns"].get(unit, {})  # noqa: SLF001 - no public way
    for length in lengths:
        forms = known.get(length, {})
        if found := forms.get(category) or forms.get("other"):
            return str(found)
    return f"{{0}} {unit.partition('-')[2]}"


def _bytes(number: Decimal, style: Digits) -> str:
    number = carried(number, 4)
    step = 0
    if number and not unusual(number, style):
        step = max(0, min(number.adjusted() // 3, len(_BYTES) - 1))
        number = rounded(number.scaleb(-3 * step), 1 if step else 0)
    return _amount(number, f"digital-{_BYTES[step]}", _SHORT if step else _LONG, style)


def _duration(value: object, locale: str, style: Digits) -> str:
    """Return the two largest units of a duration (a timedelta or a number of seconds)."""
    if isinstance(value, dt.timedelta):
        seconds = Decimal(value // dt.timedelta(microseconds=1)).scaleb(-6)
    else:
        seconds = decimal(value, "duration")
    if unusual(seconds, style):
        return _length(seconds, "second", style)
    size = abs(seconds)
    if rounded(size, 0) < _MINUTE:
        return _seconds(seconds, style)
    finest = next(step for larger, step in _FINEST if size >= larger)
    whole = int((size / finest).to_integral_value()) * finest
    # Rounding may have filled the larger unit: 23:59:50 is a day.
    largest = next(index for index, (_, step) in enumerate(_STEPS) if whole >= step)
    count, rest = divmod(whole, _STEPS[largest][1])
    pieces = [_length(Decimal(count).copy_sign(seconds), _STEPS[largest][0], style)]
    if rest := rest // _STEPS[largest + 1][1]:
        pieces.append(_length(Decimal(rest), _STEPS[largest + 1][0], style))
    return join(pieces, locale, style="unit")


def _seconds(seconds: Decimal, style: Digits) -> str:
    """Return a duration below a minute: one decimal below ten seconds, then milliseconds."""
    size = abs(seconds)
    if rounded(size, 3) >= 1 or not rounded(size, 6):
        ten = 10
        return _length(rounded(seconds, 1 if size < ten else 0), "second", style)
    if rounded(size, 3):
        return _length(rounded(seconds.scaleb(3), 0), "millisecond", style)
    return _length(rounded(seconds.scaleb(6), 0), "microsecond", style)


def _length(number: Decimal, unit: str, style: Digits) -> str:
    return _amount(number, f"duration-{unit}", _LONG, style)
