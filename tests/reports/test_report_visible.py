"""No control reaches a terminal as itself."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.reports.visible import visible, visible_line


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("é 日本 🚨\n\tok", "é 日本 🚨\n\tok", id="ordinary text is left alone"),
        pytest.param("\x1b]0;owned\x07", "␛]0;owned␇", id="a title sequence"),
        pytest.param("\x9b31m", "�31m", id="C1 sequence introducer"),
        pytest.param("a\rb\x7f", "a␍b␡", id="overprinting"),
        pytest.param("a\r\nb", "a\nb", id="line ends of Windows"),
        pytest.param("abc\u202edef", "abc�def", id="bidirectional override"),
        pytest.param("\u2068eu\u2069", "\u2068eu\u2069", id="isolates in a pair"),
        pytest.param("\u2068eu\nx\u2069", "\u2068eu\u2069\nx", id="isolates end with the line"),
        pytest.param("\ud800\U000e0041\ufffe", "���", id="what is no character"),
    ],
)
def test_visible(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_a_line_is_one_line() -> None:
    assert visible_line("a\nb\tc\u2068d\u2069") == "a␊b␉cd"


@given(st.text())
@settings(max_examples=100, deadline=None)
def test_no_control_is_left(text: str) -> None:
    left = {one for one in visible(text) if unicodedata.category(one) in {"Cc", "Cs"}}

    assert left <= {"\n", "\t"}
    assert visible(visible(text)) == visible(text)
