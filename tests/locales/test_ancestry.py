from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.locales import LocaleError, babel_locale, candidates, is_rtl, maximize, parents

MAXIMIZED = [
    ("pt", "pt-Latn-BR"),
    ("pt-PT", "pt-Latn-PT"),
    ("zh", "zh-Hans-CN"),
    ("zh-TW", "zh-Hant-TW"),
    ("zh-Hant", "zh-Hant-TW"),
    ("zh-Hant-HK", "zh-Hant-HK"),
    ("sr", "sr-Cyrl-RS"),
    ("sr-Latn", "sr-Latn-RS"),
    ("sr-ME", "sr-Latn-ME"),
    ("pa-PK", "pa-Arab-PK"),
    ("nb", "nb-Latn-NO"),
    ("en-XA", "en-Latn-XA"),
    ("ca-ES-valencia", "ca-Latn-ES-valencia"),
]

PARENTS = [
    ("fr-CA", ("fr",)),
    ("fr", ()),
    ("es-MX", ("es-419", "es")),
    ("es-ES", ("es",)),
    ("pt-AO", ("pt-PT", "pt")),
    ("pt-BR", ("pt",)),
    ("en-GB", ("en-001", "en")),
    ("en-AU", ("en-001", "en")),
    ("en-DE", ("en-150", "en-001", "en")),
    ("en-US", ("en",)),
    ("zh-Hant-HK", ("zh-Hant",)),
    ("zh-Hant-MO", ("zh-Hant-HK", "zh-Hant")),
    ("zh-Hant", ()),
    ("zh-TW", ("zh-Hant-TW", "zh-Hant")),
    ("zh-HK", ("zh-Hant-HK", "zh-Hant")),
    ("zh-CN", ("zh",)),
    ("zh-Hans-SG", ("zh-Hans", "zh")),
    ("sr-Latn-RS", ("sr-Latn",)),
    ("sr-Latn", ()),
    ("sr-RS", ("sr",)),
    ("sr-ME", ("sr-Latn-ME", "sr-Latn")),
    ("sr-Cyrl-RS", ("sr-Cyrl", "sr")),
    ("az-Cyrl-AZ", ("az-Cyrl",)),
    ("nb", ()),
    ("nb-NO", ("nb",)),
    ("nn-NO", ("nn", "nb")),
    ("ht", ("fr-HT", "fr")),
    ("hi-Latn", ("en-IN", "en-001", "en")),
    ("ca-ES-valencia", ("ca-ES", "ca")),
    ("en-XA", ("en",)),
    ("ar-EG-u-nu-arab", ("ar",)),
    ("fr-FR-x-acme", ("fr",)),
]

DEFAULT, SOURCE = "de-DE", "it-IT"  # nobody's relatives in this table
NEGOTIATION = [
    pytest.param("fr-FR", ["fr-FR", "en-US"], ["fr-FR"], id="exact"),
    pytest.param("fr-CA", ["fr-FR", "en-US"], ["fr-FR"], id="another region of the language"),
    pytest.param("fr-CA", ["en-US", "fr-FR", "fr"], ["fr", "fr-FR"], id="the parent first"),
    pytest.param("fr-CA", ["fr-CH", "fr-FR"], ["fr-CH", "fr-FR"], id="siblings as listed"),
    pytest.param("fr-CA", ["fr-FR", "fr-CH"], ["fr-FR", "fr-CH"], id="siblings as listed, turned"),
    pytest.param("fr", ["fr-CA", "fr-FR"], ["fr-FR", "fr-CA"], id="the likely region first"),
    pytest.param("pt", ["pt-BR"], ["pt-BR"], id="pt is brazilian"),
    pytest.param("pt", ["pt-PT", "pt-BR"], ["pt-BR", "pt-PT"], id="pt is brazilian first"),
    pytest.param("pt-BR", ["pt"], ["pt"], id="region to language"),
    pytest.param("pt-PT", ["pt-BR"], ["pt-BR"], id="european takes brazilian over nothing"),
    pytest.param("pt-AO", ["pt-BR", "pt-PT"], ["pt-PT", "pt-BR"], id="angola's parent is portugal"),
    pytest.param("pt-AO", ["pt", "pt-PT"], ["pt-PT", "pt"], id="angola's parents in order"),
    pytest.param("zh-TW", ["zh-Hant"], ["zh-Hant"], id="taiwan writes traditional"),
    pytest.param("zh-TW", ["zh", "zh-Hant"], ["zh-Hant"], id="taiwan doesn't take simplified"),
    pytest.param("zh-TW", ["zh-Hans", "zh-CN"], [], id="taiwan takes no simplified at all"),
    pytest.param("zh-TW", ["zh-Hant-HK"], ["zh-Hant-HK"], id="taiwan takes hong kong"),
    pytest.param("zh-HK", ["zh-Hant", "zh-Hant-HK"], ["zh-Hant-HK", "zh-Hant"], id="hong kong"),
    pytest.param("zh-MO", ["zh-TW", "zh-HK"], ["zh-HK", "zh-TW"], id="macao takes hong kong first"),
    pytest.param("zh-CN", ["zh-Hant"], [], id="china doesn't take traditional"),
    pytest.param("zh-CN", ["zh-Hant", "zh-Hans"], ["zh-Hans"], id="china takes simplified"),
    pytest.param("zh", ["zh-TW", "zh-CN"], ["zh-CN"], id="zh is simplified"),
    pytest.param("zh-Hant", ["zh-TW"], ["zh-TW"], id="a script's likely region"),
    pytest.param("zh-SG", ["zh-Hans"], ["zh-Hans"], id="singapore writes simplified"),
    pytest.param("nb", ["no"], ["no"], id="bokmal under its old name"),
    pytest.param("no", ["nb"], ["nb"], id="asked by the old name"),
    pytest.param("no-NO", ["nb-NO"], ["nb-NO"], id="asked by the old name, with region"),
    pytest.param("nb-NO", ["nn-NO"], [], id="bokmal doesn't take nynorsk"),
    pytest.param("nn-NO", ["nb", "nn"], ["nn", "nb"], id="nynorsk, then bokmal"),
    pytest.param("nb", ["da-DK", "sv-SE"], [], id="no neighbour's language"),
    pytest.param("sr-Latn-RS", ["sr", "sr-Latn"], ["sr-Latn"], id="latin takes latin"),
    pytest.param("sr-Latn-RS", ["sr"], [], id="latin doesn't take cyrillic"),
    pytest.param("sr-RS", ["sr-Latn", "sr"], ["sr"], id="cyrillic takes cyrillic"),
    pytest.param("sr-ME", ["sr", "sr-Latn"], ["sr-Latn"], id="montenegro writes latin"),
    pytest.param("sh", ["sr", "sr-Latn"], ["sr-Latn"], id="serbo-croatian is latin serbian"),
    pytest.param("en-AU", ["en-US", "en-GB"], ["en-GB", "en-US"], id="nearest shared ancestor"),
    pytest.param("en-AU", ["en-US", "en-001"], ["en-001", "en-US"], id="the ancestor itself"),
    pytest.param("en-001", ["en-US", "en-GB"], ["en-GB", "en-US"], id="a group's members first"),
    pytest.param("en-CA", ["en-GB", "en-US"], ["en-GB", "en-US"], id="canada: as listed"),
    pytest.param("en", ["en-GB", "en-US"], ["en-US", "en-GB"], id="en is american"),
    pytest.param("en-DE", ["en-US", "en-GB", "de-DE"], ["en-GB", "en-US", "de-DE"], id="en-150"),
    pytest.param("es-MX", ["es-ES", "es-AR"], ["es-AR", "es-ES"], id="latin america first"),
    pytest.param("es-MX", ["es", "es-419"], ["es-419", "es"], id="mexico's parents in order"),
    pytest.param("es-419", ["es-ES", "es-MX"], ["es-MX", "es-ES"], id="a group's member"),
    pytest.param("es", ["es-MX", "es-ES"], ["es-ES", "es-MX"], id="es is spain first"),
    pytest.param("iw", ["he-IL"], ["he-IL"], id="hebrew by its old code"),
    pytest.param("he-IL", ["iw"], ["iw"], id="hebrew listed by its old code"),
    pytest.param("id-ID", ["in"], ["in"], id="indonesian listed by its old code"),
    pytest.param("tl", ["fil"], ["fil"], id="filipino"),
    pytest.param("uz-Arab", ["uz", "uz-AF"], ["uz-AF"], id="a region that implies the script"),
    pytest.param("ja-JP", ["ja"], ["ja"], id="region to language, japanese"),
    pytest.param("ja", ["ja-JP"], ["ja-JP"], id="language to region, japanese"),
    pytest.param("ar-MA", ["ar"], ["ar"], id="arabic of a region"),
    pytest.param("ar-EG-u-nu-arab", ["ar-EG"], ["ar-EG"], id="options don't hinder"),
    pytest.param("ar-u-nu-arab", ["ar", "ar-u-nu-arab"], ["ar-u-nu-arab", "ar"], id="options too"),
    pytest.param("ko-KR", ["ja-JP", "en-US"], [], id="nothing related"),
    pytest.param("de-DE", ["de-DE"], ["de-DE"], id="the default itself, once"),
    pytest.param("de-AT", ["de-CH"], ["de-CH"], id="a sibling before the default"),
    pytest.param("fr-CA", ["fr_FR", "fr-BE"], ["fr-BE"], id="what is no tag matches nothing"),
    pytest.param("en-GB", ["en-XA", "en-US"], ["en-US"], id="no pseudo-locale for a reader"),
    pytest.param("ca-ES-valencia", ["ca"], ["ca"], id="variant"),
    pytest.param("fr-FR", [], [], id="nothing there"),
]


@pytest.mark.parametrize(("tag", "expected"), MAXIMIZED)
def test_maximize(tag: str, expected: str) -> None:
    assert maximize(tag) == expected


@pytest.mark.parametrize(("tag", "expected"), PARENTS)
def test_parents(tag: str, expected: tuple[str, ...]) -> None:
    assert parents(tag) == expected


@pytest.mark.parametrize(("asked", "available", "expected"), NEGOTIATION)
def test_chain(asked: str, available: list[str], expected: list[str]) -> None:
    chain = candidates(asked, available, DEFAULT, SOURCE)
    assert chain == tuple(dict.fromkeys([*expected, DEFAULT, SOURCE]))


def test_pseudo_locales_come_from_the_source_texts() -> None:
    assert candidates("en-XA", ["en-US", "fr-FR"], "fr-FR", "de-DE") == ("de-DE", "fr-FR")
    assert candidates("ar-XB", ["ar", "ar-XB"], "ar", "en-US") == ("ar-XB", "en-US", "ar")


def test_asking_for_no_locale_is_an_error() -> None:
    with pytest.raises(LocaleError, match="write fr-FR"):
        candidates("fr_FR", ["fr-FR"], DEFAULT, SOURCE)


SOME_TAGS = """
    fr fr-CA en en-GB en-AU en-001 pt pt-AO zh zh-TW zh-Hant nn sr sr-Latn sr-ME hi-Latn ht no es-MX
    ca-ES-valencia ar-u-nu-arab
"""
TAGS = st.sampled_from(SOME_TAGS.split())


@settings(max_examples=150, deadline=None)
@given(TAGS, st.lists(TAGS, max_size=8), TAGS, TAGS)
def test_chain_ends_in_the_source_and_repeats_nothing(
    asked: str, available: list[str], default: str, source: str
) -> None:
    chain = candidates(asked, available, default, source)
    assert len(set(chain)) == len(chain)
    assert set(chain) <= {*available, default, source}
    assert {default, source} <= set(chain)
    if asked in available:
        assert chain[0] == asked


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("ar", True),
        ("ar-XB", True),
        ("he-IL", True),
        ("fa-IR", True),
        ("ur", True),
        ("pa-PK", True),
        ("ckb", True),
        ("ar-u-nu-latn", True),
        ("pa", False),
        ("en-XA", False),
        ("fr-FR", False),
        ("ja-JP", False),
        ("az-Latn", False),
    ],
)
def test_is_rtl(tag: str, expected: bool) -> None:
    assert is_rtl(tag) is expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr-FR", "fr_FR"),
        ("en-XA", "en"),
        ("ar-XB", "ar"),
        ("ar-EG-u-nu-arab", "ar_EG"),
        ("fr-FR-x-acme", "fr_FR"),
        ("zh-TW", "zh_Hant_TW"),
        ("zh-CN", "zh"),
        ("nb-NO", "nb_NO"),
        ("ca-ES-valencia", "ca_ES_VALENCIA"),
        ("fr-JP", "fr"),
        ("sr-Latn-RS", "sr_Latn_RS"),
        ("aae", "en"),
    ],
)
def test_babel_locale(tag: str, expected: str) -> None:
    assert str(babel_locale(tag)) == expected


def test_babel_locale_of_no_tag() -> None:
    with pytest.raises(LocaleError):
        babel_locale("q_q")
