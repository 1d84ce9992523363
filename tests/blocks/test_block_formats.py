from __future__ import annotations

import pytest

from fixturectl.blocks.formats import FORMATS


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("date", "2028-02-29", True, id="leap day"),
        pytest.param("date", "2026-02-29", False, id="no leap year"),
        pytest.param("date", "1900-02-29", False, id="no leap century"),
        pytest.param("time", "00:00", True, id="midnight"),
        pytest.param("time", "24:00", False, id="the next one"),
        pytest.param("timezone", "Asia/Tokyo", True, id="zone"),
        pytest.param("timezone", "Asia/Tokio", False, id="no zone"),
        pytest.param("timezone", "../etc/passwd", False, id="path"),
        pytest.param("numeric", "-1.5", True, id="number"),
        pytest.param("numeric", "1,5", False, id="comma"),
        pytest.param("https", "https://example.com", True, id="https"),
        pytest.param("https", "http://example.com", False, id="http"),
        pytest.param("url", "mailto:a@example.com", True, id="scheme"),
        pytest.param("url", "example.com", False, id="no scheme"),
        pytest.param("color", "good", True, id="word"),
        pytest.param("hex", "good", False, id="no word"),
    ],
)
def test_spellings(name: str, text: str, expected: bool) -> None:
    assert bool(FORMATS[name].accepts(text)) is expected
