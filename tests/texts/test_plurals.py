from __future__ import annotations

from decimal import Decimal

import pytest
from babel.core import Locale
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.texts.plurals import allowed, category, choose, is_exact, needed, only_other

LOCALES = ["en-US", "fr-FR", "es-ES", "de-DE", "pt-BR", "pt-PT", "ja-JP", "ar", "pl", "ru", "cs"]
LOCALES += ["lt", "lv", "sl", "cy", "ga", "he", "br", "gv", "mt", "zh-Hant", "ro"]


@pytest.mark.parametrize(
    ("number", "locale", "expected"),
    [
        (1, "en-US", "one"),
        (1.0, "en-US", "one"),
        (Decimal(1), "en-US", "one"),
        (Decimal("1.0"), "en-US", "other"),
        (1.5, "en-US", "other"),
        (0, "en-US", "other"),
        (-1, "en-US", "one"),
        (0, "fr-FR", "one"),
        (1.5, "fr-FR", "one"),
        (2, "fr-FR", "other"),
        (1_000_000, "fr-FR", "many"),
        (0, "pt-BR", "one"),
        (0, "pt-PT", "other"),
        (0, "ar", "zero"),
        (1, "ar", "one"),
        (2, "ar", "two"),
        (3, "ar", "few"),
        (11, "ar", "many"),
        (100, "ar", "other"),
        (1, "pl", "one"),
        (2, "pl", "few"),
        (5, "pl", "many"),
        (22, "pl", "few"),
        (12, "pl", "many"),
        (1.5, "pl", "other"),
        (1.5, "cs", "many"),
        (1, "ja-JP", "other"),
        (1, "en-XA", "one"),
        (3, "ar-XB", "few"),
        (2, "ar-EG-u-nu-arab", "two"),
        (float("nan"), "en-US", "other"),
        (float("inf"), "fr-FR", "other"),
        (Decimal("sNaN"), "en-US", "other"),
        (1e300, "en-US", "other"),
        (True, "en-US", "one"),
    ],
)
def test_category(number: float, locale: str, expected: str) -> None:
    assert category(number, locale) == expected


@pytest.mark.parametrize("tag", LOCALES)
def test_categories_are_cldrs(tag: str) -> None:
    rule = Locale.parse(tag, sep="-").plural_form
    for number in [*range(130), 1000, 10_000, 1_000_000, 2_000_001, 10**9, 10**15]:
        assert category(number, tag) == rule(number)
        assert category(float(number), tag) == rule(number)
    for tenths in range(1, 60):
        assert category(tenths / 10, tag) == rule(tenths / 10)
        assert category(Decimal(tenths) / 10, tag) == rule(Decimal(tenths) / 10)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("en-US", ("one", "other")),
        ("fr-FR", ("one", "other")),
        ("es-ES", ("one", "other")),
        ("it-IT", ("one", "other")),
        ("pt-BR", ("one", "other")),
        ("ar", ("zero", "one", "two", "few", "many", "other")),
        ("ar-XB", ("zero", "one", "two", "few", "many", "other")),
        ("pl", ("one", "few", "many", "other")),
        ("ru", ("one", "few", "many", "other")),
        ("cs", ("one", "few", "many", "other")),
        ("ja-JP", ("other",)),
    ],
)
def test_needed(locale: str, expected: tuple[str, ...]) -> None:
    assert needed(locale) == expected


@pytest.mark.parametrize("locale", ["fr-FR", "es-ES", "it-IT", "pt-BR", "pt-PT"])
def test_many_of_a_million_is_allowed_not_needed(locale: str) -> None:
    assert "many" in allowed(locale)
    assert "many" not in needed(locale)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("ja", True), ("zh-TW", True), ("ko", True), ("vi", True), ("en", False)],
)
def test_only_other(locale: str, expected: bool) -> None:
    assert only_other(locale) is expected


FORMS = {"=0": "nothing", "=12": "a dozen", "one": "one", "other": "many"}


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        (0, "nothing"),
        (0.0, "nothing"),
        (Decimal("0.0"), "nothing"),
        (12, "a dozen"),
        (1, "one"),
        (2, "many"),
        (0.5, "many"),
        (float("nan"), "many"),
    ],
)
def test_choose(number: float, expected: str) -> None:
    assert choose(FORMS, number, "en-US") == expected


def test_choose_falls_back_to_other() -> None:
    assert choose({"one": "un", "other": "n"}, 1_000_000, "fr-FR") == "n"
    with pytest.raises(KeyError, match="other"):
        choose({"one": "un"}, 2, "fr-FR")


@pytest.mark.parametrize(
    ("key", "expected"),
    [("=0", True), ("=10", True), ("=", False), ("one", False), ("=x", False), ("=-1", False)],
)
def test_is_exact(key: str, expected: bool) -> None:
    assert is_exact(key) is expected


@settings(max_examples=100, deadline=None)
@given(st.integers() | st.floats() | st.decimals(), st.sampled_from(LOCALES))
def test_every_number_has_an_allowed_category(number: float | Decimal, locale: str) -> None:
    assert category(number, locale) in allowed(locale)
    assert set(needed(locale)) <= set(allowed(locale))
