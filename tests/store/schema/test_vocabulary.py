"""The shapes that several kinds of files share accept and refuse what they should."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from fixturectl.store.schema import vocabulary

if TYPE_CHECKING:
    from fixturectl.store.schema.shapes import Text


@pytest.mark.parametrize(
    ("shape", "right", "wrong"),
    [
        pytest.param(vocabulary.TENANT, "spotify-premium", "Spotify", id="tenant"),
        pytest.param(vocabulary.FIXTURE, "a" * 63, "a" * 64, id="fixture"),
        pytest.param(vocabulary.LOCALE, "zh-Hant-TW", "fr_FR", id="locale"),
        pytest.param(vocabulary.SEVERITY, "sev1", "1sev", id="severity"),
        pytest.param(vocabulary.STATUS, "resolved", "", id="status"),
        pytest.param(vocabulary.CHANNEL, "G0123", "U0123", id="channel"),
        pytest.param(vocabulary.MENTION, "S0614TZR7", "Here", id="mention"),
        pytest.param(vocabulary.EMOJI, ":+1::skin-tone-2:", "::", id="emoji"),
        pytest.param(vocabulary.COLOR, "#2eB67D", "red", id="color"),
        pytest.param(vocabulary.SAMPLE, "one-listener", "-x", id="sample"),
    ],
)
def test_a_pattern_tells_right_from_wrong(shape: Text, right: str, wrong: str) -> None:
    assert re.fullmatch(shape.pattern, right)
    assert not re.fullmatch(shape.pattern, wrong)
    assert shape.wanted
