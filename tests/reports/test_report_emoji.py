"""Short codes of emoji."""

from __future__ import annotations

import pytest

from fixturectl.reports.emoji import emoji


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param("rotating_light", "🚨", id="known"),
        pytest.param("wave::skin-tone-3", "👋", id="skin tone left out"),
        pytest.param("flag-fr", "🇫🇷", id="any flag"),
        pytest.param("acme-logo", ":acme-logo:", id="a workspace's own"),
    ],
)
def test_emoji(name: str, shown: str) -> None:
    assert emoji(name) == shown
