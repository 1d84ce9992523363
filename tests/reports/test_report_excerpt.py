"""The line at fault and where its caret stands."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.reports.excerpt import cells, excerpt

LONG = "title: " + "x" * 40 + " {nmae} " + "y" * 40


@pytest.mark.parametrize(
    ("line", "column", "shown", "under"),
    [
        pytest.param("a: {b}\n", 4, "a: {b}", "{", id="a short line"),
        pytest.param("    a: {b}", 8, "a: {b}", "{", id="leading blanks go"),
        pytest.param("\t\ta:\t{b}", 6, "a:    {b}", "{", id="tabs"),
        pytest.param("名前: {b}", 5, "名前: {b}", "{", id="wide characters"),
        pytest.param("a: 🚨\u0301 {b}", 7, "a: 🚨\u0301 {b}", "{", id="emoji and a mark"),
        pytest.param("a: \x1b[2J{b}", 8, "a: ␛[2J{b}", "{", id="controls"),
        pytest.param("  \ta", 1, "      a", " ", id="a column in the blanks"),
        pytest.param(LONG, 49, "…xxxxxxxxxxxx {nmae} yyyyyyy…", "{", id="a long line"),
        pytest.param(LONG, 1, LONG[:28] + "…", "t", id="the start of a long line"),
        pytest.param(LONG, 95, "…yyyyyyyyyyyyyy", "y", id="the end of a long line"),
        pytest.param("日本" * 30, 31, "…日本日本日本日本日本日本日…", "日", id="a long wide line"),
    ],
)
def test_excerpt(line: str, column: int, shown: str, under: str) -> None:
    found, offset = excerpt(line, column, 29)
    before = next(at for at in range(len(found) + 1) if cells(found[:at]) == offset)

    assert found == shown
    assert found[before : before + 1] == under


def test_of_a_file_of_one_endless_line_only_what_is_near_is_looked_at() -> None:
    line = "日" * 500_000 + "{b}" + "本" * 500_000

    assert {excerpt(line, 500_001, 29) for _ in range(200)} == {
        ("…" + "日" * 6 + "{b}本本本本本本…", 13)
    }


@given(st.text(max_size=80), st.integers(1, 90), st.integers(10, 60))
@settings(max_examples=100, deadline=None)
def test_excerpt_and_caret_stay_within_the_width(line: str, column: int, width: int) -> None:
    shown, offset = excerpt(line, column, width)

    assert cells(shown) <= width
    assert 0 <= offset < width
    assert "\n" not in shown
