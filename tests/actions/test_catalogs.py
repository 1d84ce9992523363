"""Phrases join a catalog behind what is there, which stays byte for byte."""

from __future__ import annotations

import pytest

from fixturectl.actions.catalogs import merged
from fixturectl.texts import phrases

OFFERED = (
    b'msgid ""\nmsgstr ""\n"Language: fr-FR\\n"\n\n'
    b'#. A button.\nmsgid "Stop"\nmsgstr "Arr\xc3\xaater"\n\n'
    b'msgid "Start"\nmsgstr "Lancer"\n\nmsgid "Wait"\nmsgstr ""\n'
)


def test_a_new_catalog_begins_with_the_header() -> None:
    made = merged("locales/fr-FR.po", None, OFFERED, {"Stop"})

    assert made == OFFERED.partition(b'\n\nmsgid "Start"')[0] + b"\n"
    assert phrases.read("locales/fr-FR.po", made).problems == ()


@pytest.mark.parametrize(
    ("present", "added"),
    [
        pytest.param(b'msgid "a"\nmsgstr "b"\n', b'\nmsgid "Start"\nmsgstr "Lancer"\n', id="plain"),
        pytest.param(
            b'msgid "a"\nmsgstr "b"', b'\n\nmsgid "Start"\nmsgstr "Lancer"\n', id="no line end"
        ),
        pytest.param(
            b'msgid "a"\r\nmsgstr "b"\r\n',
            b'\r\nmsgid "Start"\r\nmsgstr "Lancer"\r\n',
            id="line ends of Windows",
        ),
        pytest.param(
            b'# \xff\nmsgid "a"\nmsgstr "b" \n\n\n',
            b'\nmsgid "Start"\nmsgstr "Lancer"\n',
            id="bytes",
        ),
    ],
)
def test_what_is_there_stays_byte_for_byte(present: bytes, added: bytes) -> None:
    assert merged("x.po", present, OFFERED, ["Start"]) == present + added


@pytest.mark.parametrize(
    "present",
    [
        pytest.param(b'msgid "Start"\nmsgstr "Demarrer"\n', id="translated otherwise"),
        pytest.param(b'msgid "Start"\nmsgstr ""\n', id="untranslated"),
        pytest.param(b'#, fuzzy\nmsgid "Start"\nmsgstr "x"\n', id="fuzzy"),
    ],
)
def test_a_phrase_that_is_there_is_left_alone(present: bytes) -> None:
    assert merged("x.po", present, OFFERED, {"Start", "unknown"}) == present
