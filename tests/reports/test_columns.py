"""Columns stand below each other, whatever the script."""

from __future__ import annotations

import pytest

from fixturectl.reports.columns import columns, width


def test_columns_are_as_wide_as_their_widest_cell() -> None:
    assert columns(("A", "LONG"), [("ab", "x"), ("", "yy")]) == "A   LONG\nab  x\n    yy"


def test_wide_and_invisible_characters_are_counted_as_terminals_do() -> None:
    assert (
        columns(("A", "B"), [("日本", "x"), ("e\u0301", "y")]) == "A     B\n日本  x\ne\u0301     y"
    )


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        pytest.param("abc", 3, id="letters"),
        pytest.param("日本", 4, id="wide"),
        pytest.param("\u200f\u2068a", 1, id="direction marks"),
        pytest.param("e\u0301", 1, id="a combining mark"),
    ],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


def test_a_cell_cannot_break_the_table_or_steer_the_terminal() -> None:
    assert columns(("A",), [("a\nb\x1b[2J",)]) == "A\na b [2J"
