"""The header Plural-Forms for every language of CLDR, and what a file's own header means."""

from __future__ import annotations

from gettext import c2py

import pytest
from babel import Locale, localedata

from fixturectl.texts import plurals
from fixturectl.texts.plural_forms import PluralFormsError, categories, header, mapping

# One language for each set of rules that CLDR has.
LANGUAGES = sorted(
    {
        str(Locale(name).plural_form): name
        for name in localedata.locale_identifiers()
        if len(name) < 4
    }.values()
)
CROWDIN_POLISH = (
    "nplurals=4; plural=(n==1 ? 0 : (n%10>=2 && n%10<=4) && (n%100<12 || n%100>14) ? 1 : "
    "n!=1 && (n%10>=0 && n%10<=1) || (n%10>=5 && n%10<=9) || (n%100>=12 && n%100<=14) ? 2 : 3);"
)


def test_every_language_has_a_header_that_says_what_cldr_says() -> None:
    assert len(LANGUAGES) > 25
    for language in LANGUAGES:
        count, _, rule = header(language).partition(";")
        index = c2py(rule.partition("=")[2].rstrip(";"))
        names = categories(language)
        assert count == f"nplurals={len(names)}", language
        for number in (*range(300), 1000, 1001, 12345):
            wanted = plurals.category(number, language)
            if wanted in plurals.needed(language):
                assert names[index(number)] == wanted, (language, number)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_header_leads_back_to_its_categories(language: str) -> None:
    assert mapping(header(language), language) == categories(language)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        pytest.param("en-US", "nplurals=2; plural=(n != 1);", id="en"),
        pytest.param("fr-FR", "nplurals=2; plural=(n > 1);", id="fr: 0 is one, no form for 10^6"),
        pytest.param("ja-JP", "nplurals=1; plural=0;", id="ja"),
        pytest.param(
            "pl-PL",
            "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2);",
            id="pl: three, the fourth is for fractions",
        ),
        pytest.param(
            "ar",
            "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
            "n%100>=11 ? 4 : 5);",
            id="ar: six",
        ),
    ],
)
def test_headers_are_spelled_as_translators_tools_do(locale: str, expected: str) -> None:
    assert header(locale) == expected


@pytest.mark.parametrize(
    ("value", "locale", "expected"),
    [
        pytest.param(CROWDIN_POLISH, "pl-PL", ("one", "few", "many", "other"), id="pl with four"),
        pytest.param(
            "nplurals=3; plural=(n == 0 || n == 1) ? 0 : n != 0 && n % 1000000 == 0 ? 1 : 2;",
            "fr-FR",
            ("one", "many", "other"),
            id="fr with un million de",
        ),
        pytest.param("nplurals=2; plural=n>1;", "en-US", ("one", "other"), id="en as fr, by most"),
        pytest.param("nplurals=1;plural=0", "ja-JP", ("other",), id="no blanks, no semicolon"),
        pytest.param(
            "nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : n != 0 ? 1 : 2);",
            "lv",
            ("one", "other", "zero"),
            id="lv as gettext has it",
        ),
    ],
)
def test_another_tools_header(value: str, locale: str, expected: tuple[str, ...]) -> None:
    assert mapping(value, locale) == expected


@pytest.mark.parametrize(
    ("value", "locale", "message"),
    [
        pytest.param("nplurals=2; plural=(n != 1);", "pl", "no form few", id="too few forms"),
        pytest.param("nplurals=INTEGER; plural=EXPRESSION;", "fr", "can't read", id="a template"),
        pytest.param("nplurals=2; plural=n/0;", "fr", "can't read", id="a division by zero"),
        pytest.param("nplurals=2; plural=n;", "fr", "can't read", id="an index beyond"),
        pytest.param("nplurals=99; plural=0;", "fr", "can't read", id="more than any language"),
        pytest.param(f"nplurals=2; plural={'(' * 90}n{')' * 90};", "fr", "can't read", id="deep"),
        pytest.param("nplurals=2; plural=__import__('os');", "fr", "can't read", id="code"),
    ],
)
def test_a_header_of_no_use_says_what_to_write(value: str, locale: str, message: str) -> None:
    with pytest.raises(PluralFormsError) as caught:
        mapping(value, locale)

    assert message in caught.value.message
    assert caught.value.hint == f"write {header(locale)}"
