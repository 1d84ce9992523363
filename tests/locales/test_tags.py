from __future__ import annotations

from contextlib import suppress

import pytest
from babel.localedata import locale_identifiers
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.locales import LocaleError, canonical, is_canonical, is_pseudo

SPELLINGS = [
    pytest.param("fr-FR", "fr-FR", id="canonical stays"),
    pytest.param("PT-br", "pt-BR", id="case"),
    pytest.param("zh-HANT-tw", "zh-Hant-TW", id="case of a script"),
    pytest.param("es-419", "es-419", id="region of digits"),
    pytest.param("no", "nb", id="norwegian is bokmal"),
    pytest.param("no-NO", "nb-NO", id="norwegian of norway"),
    pytest.param("nn", "nn", id="nynorsk stays"),
    pytest.param("iw-IL", "he-IL", id="old code of hebrew"),
    pytest.param("in", "id", id="old code of indonesian"),
    pytest.param("ji", "yi", id="old code of yiddish"),
    pytest.param("sh", "sr-Latn", id="serbo-croatian implies latin script"),
    pytest.param("sh-Cyrl-BA", "sr-Cyrl-BA", id="what the tag says wins over the replacement"),
    pytest.param("cnr", "sr-ME", id="montenegrin implies a region"),
    pytest.param("tl-PH", "fil-PH", id="tagalog"),
    pytest.param("eng-US", "en-US", id="three-letter code"),
    pytest.param("en-UK", "en-GB", id="UK is no region"),
    pytest.param("ru-SU", "ru-RU", id="old region: the language's home"),
    pytest.param("hy-SU", "hy-AM", id="old region: another language's home"),
    pytest.param("fr-SU", "fr-RU", id="old region: the first where the language has no home there"),
    pytest.param("ca-es-VALENCIA", "ca-ES-valencia", id="variant"),
    pytest.param("sl-rozaj-biske-1994", "sl-1994-biske-rozaj", id="variants are sorted"),
    pytest.param("ar-eg-U-NU-arab-hc-h12", "ar-EG-u-hc-h12-nu-arab", id="keywords are sorted"),
    pytest.param("de-t-en-u-co-phonebk", "de-t-en-u-co-phonebk", id="extensions are kept"),
    pytest.param("de-u-co-phonebk-t-en", "de-t-en-u-co-phonebk", id="extensions are sorted"),
    pytest.param("en-u-zz-kn-true-co-x1x", "en-u-co-x1x-kn-zz", id="true is what a bare key says"),
    pytest.param("en-u-beta-alpha-nu-latn", "en-u-alpha-beta-nu-latn", id="attributes first"),
    pytest.param("en-u-nu-latn-nu-arab", "en-u-nu-latn", id="the first of two keywords counts"),
    pytest.param("fr-FR-x-ACME", "fr-FR-x-acme", id="private use is kept"),
    pytest.param("en-XA", "en-XA", id="pseudo-locale with accents"),
    pytest.param("ar-xb", "ar-XB", id="pseudo-locale, right to left"),
    pytest.param("en-UN", "en-UN", id="region without currency"),
    pytest.param("en-Dsrt", "en-Dsrt", id="script without a likely language"),
]

FAULTS = [
    pytest.param("fr_FR", "write fr-FR", id="underscore"),
    pytest.param("PT_br", "write pt-BR", id="underscore and case"),
    pytest.param("de_DE.UTF-8", "write de-DE", id="posix charset"),
    pytest.param("sr_RS@latin", "write sr-RS", id="posix modifier"),
    pytest.param("jp_JP", "a tag looks like", id="underscore and unknown"),
    pytest.param("jp-JP", "did you mean ja-JP?", id="country code for japanese"),
    pytest.param("cz", "did you mean cs-CZ?", id="country code for czech"),
    pytest.param("xx", "unknown language 'xx'", id="no such language"),
    pytest.param("und", "unknown language 'und'", id="undetermined is nobody's language"),
    pytest.param("en-EN", "unknown region 'EN' in 'en-EN': write en-US?", id="language for region"),
    pytest.param("fr-Ltan", "unknown script 'Ltan'", id="no such script"),
    pytest.param("fr-XA", "pseudo-locales are en-XA and ar-XB", id="another language's pseudo"),
    pytest.param("x-pseudo", "tag: pseudo-locales are en-XA and ar-XB", id="pseudo in private use"),
    pytest.param("qps-ploc", "pseudo-locales are en-XA and ar-XB", id="pseudo, as windows says"),
    pytest.param("pseudo", "pseudo-locales are en-XA and ar-XB", id="pseudo, as a language"),
    pytest.param("x-acme", "is not a locale tag: a tag looks like", id="private use alone"),
    pytest.param("", "is not a locale tag", id="empty"),
    pytest.param("fr-FR\n", "is not a locale tag", id="newline"),
    pytest.param("fr-", "is not a locale tag", id="dangling hyphen"),
    pytest.param("../etc", "is not a locale tag", id="path"),
    pytest.param("ｆｒ", "is not a locale tag", id="fullwidth letters"),
    pytest.param("a" * 5000, "is not a locale tag", id="too long"),
    pytest.param("sl-rozaj-rozaj", "repeats a variant", id="variant twice"),
    pytest.param("fr-u-nu-latn-u-hc-h12", "repeats the extension -u-", id="extension twice"),
]


@pytest.mark.parametrize(("tag", "expected"), SPELLINGS)
def test_canonical(tag: str, expected: str) -> None:
    assert canonical(tag) == expected
    assert canonical(expected) == expected
    assert is_canonical(tag) == (tag == expected)


@pytest.mark.parametrize(("tag", "said"), FAULTS)
def test_what_is_no_tag_says_why(tag: str, said: str) -> None:
    with pytest.raises(LocaleError) as caught:
        canonical(tag)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 250
    assert not is_canonical(tag)


@pytest.mark.parametrize(
    ("tag", "expected"),
    [("en-XA", True), ("ar-XB", True), ("en-XA-u-nu-latn", True), ("en-US", False), ("en", False)],
)
def test_is_pseudo(tag: str, expected: bool) -> None:
    assert is_pseudo(tag) is expected


def test_all_of_cldrs_locales_have_a_canonical_tag() -> None:
    for identifier in locale_identifiers():
        tag = canonical(identifier.replace("_", "-"))
        assert canonical(tag) == tag


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="abuxFRnt0129-_.é", max_size=20) | st.text(max_size=12))
def test_any_text_is_a_tag_or_a_clear_error(text: str) -> None:
    with suppress(LocaleError):
        assert is_canonical(canonical(text))
