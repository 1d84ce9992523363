from __future__ import annotations

import pytest

from fixturectl.locales import canonical, carry, extension, without_extensions


@pytest.mark.parametrize(
    ("tag", "key", "expected"),
    [
        ("ar-EG-u-hc-h12-nu-arab", "nu", "arab"),
        ("ar-EG-u-hc-h12-nu-arab", "hc", "h12"),
        ("ar-EG-u-hc-h12", "nu", ""),
        ("ar-EG", "nu", ""),
        ("en-u-kn", "kn", "true"),
        ("de-u-ca-islamic-civil-nu-latn", "ca", "islamic-civil"),
        ("de-u-nu-latn-x-hc-h23", "nu", "latn"),
    ],
)
def test_extension(tag: str, key: str, expected: str) -> None:
    assert extension(tag, key) == expected


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("fr-FR", "fr-FR"),
        ("ar-EG-u-nu-arab", "ar-EG"),
        ("fr-FR-x-acme", "fr-FR"),
        ("de-t-en-u-co-phonebk-x-a", "de"),
        ("ca-ES-valencia-u-nu-latn", "ca-ES-valencia"),
    ],
)
def test_without_extensions(tag: str, expected: str) -> None:
    assert without_extensions(tag) == expected


@pytest.mark.parametrize(
    ("found", "asked", "expected"),
    [
        ("ar", "ar-EG-u-nu-arab", "ar-u-nu-arab"),
        ("fr-FR", "ar-EG-u-hc-h23-nu-arab", "fr-FR-u-hc-h23"),
        ("fr-FR", "ar-EG-u-nu-arab", "fr-FR"),
        ("fr-FR", "fr-CA", "fr-FR"),
        ("fr-FR", "fr-CA-u-co-phonebk", "fr-FR"),
        ("ar-u-nu-latn", "ar-u-nu-arab", "ar-u-nu-latn"),
        ("fr-FR-x-acme", "fr-u-hc-h12", "fr-FR-u-hc-h12-x-acme"),
    ],
)
def test_the_options_asked_for_travel_with_the_locale_found(
    found: str, asked: str, expected: str
) -> None:
    assert carry(found, asked) == expected
    assert canonical(expected) == expected
