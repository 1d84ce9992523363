"""Whole numbers are grouped without asking Babel each time, and come out as Babel groups them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from babel import Locale, localedata
from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.texts.formats import numbers
from fixturectl.texts.formats.digits import digits

_LOCALES = sorted(tag.replace("_", "-") for tag in localedata.locale_identifiers())


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**21 - 1), st.sampled_from(_LOCALES))
def test_a_whole_number_reads_as_babel_writes_it(number: int, locale: str) -> None:
    assert numbers.show(number, "number", "", locale) == numbers.plain(
        Decimal(number), digits(locale)
    )


@settings(max_examples=300, deadline=None)
@given(st.decimals(0, 10**21 - 1, allow_nan=False, allow_infinity=False), st.sampled_from(_LOCALES))
def test_a_number_with_decimals_reads_as_babel_writes_it(number: Decimal, locale: str) -> None:
    assert numbers.show(number, "number", "", locale) == numbers.plain(number, digits(locale))


@settings(max_examples=300, deadline=None)
@given(st.decimals(0, 10**9, allow_nan=False, allow_infinity=False), st.sampled_from(_LOCALES))
def test_a_percentage_reads_as_babel_writes_it(number: Decimal, locale: str) -> None:
    written = numbers._percent_of_babel(number, digits(locale))  # noqa: SLF001 - the slow way

    assert numbers.show(number, "percent", "", locale) == written


@pytest.mark.parametrize(
    ("locale", "number", "shown"),
    [
        pytest.param("es-ES", 1234, "1.234", id="four digits"),
        pytest.param("es-ES", 12345, "12.345", id="five digits"),
        pytest.param("hi-IN", 1234567, "12,34,567", id="Hindi groups by lakhs"),
        pytest.param("ar-EG-u-nu-arab", 1234, "١٬٢٣٤", id="digits of its own"),
        pytest.param("fr-FR", 0, "0", id="nothing to group"),
        pytest.param("de-DE", 1234.5, "1.234,5", id="a decimal"),
        pytest.param("de-DE", 1.0005, "1", id="half to even"),
        pytest.param("de-DE", 9999.9999, "10.000", id="one more digit"),
        pytest.param("en-US", 0.0004, "0.0004", id="too small for three decimals"),
        pytest.param("sv-SE", -1.5, "\u22121,5", id="below zero"),
    ],
)
def test_groups_are_the_locales(locale: str, number: float, shown: str) -> None:
    assert numbers.show(number, "number", "", locale) == shown


@pytest.mark.parametrize("locale", ["en-US", "fr-FR", "de-CH", "pl-PL", "pt-BR", "ja-JP"])
def test_babel_is_asked_no_more_once_the_groups_are_known(
    locale: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    numbers.show(1, "number", "", locale)
    monkeypatch.setattr(numbers, "babel_numbers", None)

    assert re.sub(r"\D", "", numbers.show(1_234_567, "number", "", locale)) == "1234567"
    assert re.sub(r"\D", "", numbers.show(1_234.5, "number", "", locale)) == "12345"


def test_english_is_grouped_as_babel_groups_it() -> None:
    assert numbers.show(1234567, "integer", "", "en-US") == format_decimal(
        1234567, locale=Locale("en", "US")
    )
