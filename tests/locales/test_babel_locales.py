"""The Babel locale of a tag: its own, an ancestor's, or English."""

from __future__ import annotations

import pytest

from fixturectl.locales.babel_locales import babel_locale, language_name


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        pytest.param("fr-FR", "fr_FR", id="its own"),
        pytest.param("fr-CA-u-nu-arab", "fr_CA", id="options left out"),
        pytest.param("zh-Hant-HK", "zh_Hant_HK", id="with a script"),
        pytest.param("en-XA", "en", id="a pseudo-locale is its language's"),
        pytest.param("ar-XB", "ar", id="the other one too"),
        pytest.param("fr-ZZ", "fr", id="an ancestor stands in"),
        pytest.param("arc", "en", id="no CLDR data: English"),
    ],
)
def test_the_locale_that_formats(tag: str, expected: str) -> None:
    assert str(babel_locale(tag)) == expected


@pytest.mark.parametrize(("tag", "name"), [("de-AT", "German"), ("ja-JP", "Japanese")])
def test_the_name_of_a_language(tag: str, name: str) -> None:
    assert language_name(tag) == name
