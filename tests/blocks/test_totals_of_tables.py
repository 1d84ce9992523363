from __future__ import annotations

from messages import brief, data_table, table

from fixturectl.blocks.totals import total_fault


def test_a_table_may_have_ten_thousand_characters() -> None:
    assert brief([table(["a" * 9_999, "b"])]) == []
    assert brief([table(["a" * 9_999, "bc"])]) == [("error", "block-total", "/0/rows")]


def test_of_a_data_table_sources_disagree() -> None:
    assert brief([data_table(["h"], ["a" * 10_000])]) == [("warning", "block-total", "/0/rows")]
    assert brief([data_table(["h"], ["a" * 20_000])]) == [("error", "block-total", "/0/rows")]


def test_a_total_says_which_limit_it_is_over() -> None:
    assert total_fault(11, 10, 20, ()).predicate == (
        "has 11 characters of text, at most 10 are known to be accepted"
    )
    assert total_fault(21, 10, 20, ()).predicate == (
        "has 21 characters of text, at most 20 are allowed"
    )
