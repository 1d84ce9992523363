"""Numbers, percentages and money."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING

from babel import numbers as babel_numbers

from fixturectl.texts.formats.digits import Digits, digits
from fixturectl.texts.formats.names import UnshowableError

if TYPE_CHECKING:
    from babel.core import Locale

# From here on digits stop meaning anything to a reader, and would fill a Slack field.
_HUGE = Decimal("1e21")
_WHOLE = ("number", "integer")
_FIVE_DIGITS = 10_000
_TINY = Decimal("1e-12")
# The last of CLDR's three decimals: whatever is smaller would show as 0.
_SMALL = Decimal("0.001")


def show(value: object, name: str, argument: str, locale: str) -> str:
    """Return a number in one of the formats number, integer, percent, compact, currency."""
    if type(value) is int and name in _WHOLE and 0 <= value < _HUGE:
        groups = _groups(locale)
        if groups is not None:
            return f"{value:,}".replace(",", groups[value >= _FIVE_DIGITS])
    number = decimal(value, name)
    style = digits(locale)
    if text := unusual(number, style):
        return {
            "percent": f"{text}%",
            "currency": f"{text}\u00a0{argument}",
        }.get(name, text)
    if name == "percent":
        return _percent(number, style, locale)
    if name == "compact":
        return _compact(number, style)
    if name == "currency":
        return _currency(number, argument, style)
    number = rounded(number, 0) if name == "integer" else number
    groups = _groups(locale) if number >= _SMALL else None
    return plain(number, style) if groups is None else _grouped(number, groups, style)


@lru_cache(maxsize=256)
def _groups(locale: str) -> tuple[str, str] | None:
    """Return what a locale puts between groups of a number of four digits, and of a longer one.

    None where it groups otherwise than by thousands, or has digits of its own.
    """
    style = digits(locale)
    four, many = (plain(Decimal(number), style) for number in (1_234, 1_234_567))
    separator = many[1 : (len(many) - 5) // 2]
    if many != f"1{separator}234{separator}567" or four not in (f"1{separator}234", "1234"):
        return None
    return four[1:-3], separator


def _grouped(number: Decimal, groups: tuple[str, str], style: Digits) -> str:
    """Return a number as `plain` does, without asking Babel, which takes ten times as long."""
    whole, _, rest = f"{number.quantize(_SMALL):,f}".partition(".")
    written = whole.replace(",", groups[number >= _FIVE_DIGITS])
    if rest := rest.rstrip("0"):
        written += f"{style.locale.number_symbols[style.system]['decimal']}{rest}"
    return written


def decimal(value: object, name: str) -> Decimal:
    """Return a number as the decimal it was written as; UnshowableError names the format."""
    if isinstance(value, bool) or not isinstance(value, (int, float, Decimal)):
        raise UnshowableError(f"{name} needs a number, got {type(value).__name__}")
    number = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return number or Decimal(0)  # no negative zero


def unusual(number: Decimal, style: Digits) -> str:
    """Return what stands for a number that has no ordinary digits, "" if it has."""
    if number.is_finite() and abs(number) < _HUGE:
        return ""
    symbols = style.locale.number_symbols[style.system]
    if number.is_nan():
        return str(symbols.get("nan", "NaN"))
    sign = minus(style) if number < 0 else ""
    if number.is_infinite():
        return sign + str(symbols.get("infinity", "∞"))
    return f"{sign}{_scientific(abs(number), style)}"


def minus(style: Digits) -> str:
    return str(style.locale.number_symbols[style.system].get("minusSign", "-"))


def _scientific(number: Decimal, style: Digits) -> str:
    mantissa, _, exponent = f"{number:.5e}".partition("e")
    symbol = style.locale.number_symbols[style.system].get("exponential", "E")
    return f"{plain(Decimal(mantissa), style)}{symbol}{style.write(exponent.lstrip('+'))}"


def plain(number: Decimal, style: Digits) -> str:
    """Return a number with the locale's grouping and at most three decimals.

    Numbers too small for that keep three significant digits.
    """
    small = 0 < abs(number) < _SMALL
    if small and abs(number) < _TINY:
        sign = minus(style) if number < 0 else ""
        return sign + _scientific(abs(number), style)
    if small:
        number = rounded(number, 2 - number.adjusted())
    text = babel_numbers.format_decimal(
        number,
        locale=style.locale,
        decimal_quantization=not small,
        numbering_system=style.system,
    )
    return _finished(text, style)


def rounded(number: Decimal, decimals: int) -> Decimal:
    """Return the number with at most so many decimals, without trailing or negative zeros."""
    result = number.quantize(Decimal(1).scaleb(-decimals)) or Decimal(0)
    whole = result.to_integral_value()
    return whole if whole == result else result.normalize()


def _finished(text: str, style: Digits) -> str:
    # Babel writes a hyphen where CLDR has a minus sign (sv) or a direction mark with it (ar).
    return style.write(text.replace("-", minus(style)) if "-" in text else text)


def _percent(number: Decimal, style: Digits, locale: str) -> str:
    behind = _behind_percent(locale) if number >= 0 else None
    groups = _groups(locale) if behind is not None else None
    if behind is not None and groups is not None:
        return _grouped(rounded(number, 4).scaleb(2), groups, style) + behind
    return _percent_of_babel(number, style)


@lru_cache(maxsize=256)
def _behind_percent(locale: str) -> str | None:
    """Return what a locale puts behind a percentage, None where it writes it otherwise."""
    style, groups = digits(locale), _groups(locale)
    number = Decimal("12345.6789")
    written = _percent_of_babel(number, style)
    own = _grouped(number * 100, groups, style) if groups is not None else ""
    return written.removeprefix(own) if own and written.startswith(own) else None


def _percent_of_babel(number: Decimal, style: Digits) -> str:
    text = babel_numbers.format_percent(
        rounded(number, 4),
        format=_percent_pattern(style.locale),
        locale=style.locale,
        numbering_system=style.system,
    )
    return _finished(text, style)


@lru_cache(maxsize=256)
def _percent_pattern(locale: Locale) -> str:
    """Return CLDR's percent pattern with up to two decimals: `#,##0 %` -> `#,##0.## %`."""
    pattern: str = locale.percent_formats[None].pattern
    return re.sub(r"0(?=[^0]*$)", "0.##", pattern, count=1)


def _compact(number: Decimal, style: Digits) -> str:
    # 999,999 is a million to a reader, not 1,000 thousand.
    number = carried(number, 4)
    text = babel_numbers.format_compact_decimal(
        number, locale=style.locale, fraction_digits=1, numbering_system=style.system
    )
    if not any(character.isalpha() for character in text):
        # Below its first step (10,000 in ja, a million in de) CLDR has nothing to shorten.
        return plain(rounded(number, 1), style)
    return _finished(text, style)


def carried(number: Decimal, significant: int) -> Decimal:
    """Return the number rounded to significant digits if that gives it one more digit."""
    if not number or not number.is_finite():
        return number
    near = rounded(number, significant - 1 - number.adjusted())
    return near if near.adjusted() > number.adjusted() else number


def _currency(number: Decimal, code: str, style: Digits) -> str:
    places = babel_numbers.get_currency_precision(code)
    text = babel_numbers.format_currency(
        rounded(number, places), code, locale=style.locale, numbering_system=style.system
    )
    return _finished(text, style)
