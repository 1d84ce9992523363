"""Time zones are found by their exact name, and misspelt ones get a suggestion."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from fixturectl.store.zones import suggestion, zone


def test_a_zone_knows_its_offset() -> None:
    paris = zone("Europe/Paris")

    assert paris is not None
    assert datetime(2026, 7, 1, tzinfo=paris).utcoffset() == timedelta(hours=2)
    assert zone("UTC") is UTC
    assert zone("America/Argentina/Buenos_Aires") is not None
    assert zone("Etc/GMT+1") is not None


@pytest.mark.parametrize(
    "name", ["", "Europe", "Europe/Pari", "../UTC", "/etc/localtime", "posix/Europe/Paris", "a b"]
)
def test_anything_else_is_no_zone(name: str) -> None:
    assert zone(name) is None


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("Europe/Pari", "did you mean Europe/Paris?"),
        ("europe/paris", "did you mean Europe/Paris?"),
        ("Tokyo", "did you mean Asia/Tokyo?"),
        ("America/Tokyo", "did you mean Asia/Tokyo?"),
        ("zzz", "a name of the IANA database, such as Europe/Paris"),
    ],
)
def test_a_wrong_name_gets_a_suggestion(name: str, hint: str) -> None:
    assert suggestion(name) == hint
