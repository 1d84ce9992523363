from __future__ import annotations

from messages import DIVIDER, actions, button, option, section, table

from fixturectl.blocks import tally, totals


def test_what_counts_is_what_readers_see_at_once() -> None:
    menu = {"type": "static_select", "options": [option("abc")], "placeholder": {"text": "abcd"}}
    blocks = [section("12345"), actions(button(), menu), table(["not counted"]), DIVIDER]

    assert tally.text_size(blocks) == len("12345") + len("Go")
    assert sorted(text for _, _, text in tally.texts(blocks)) == ["12345", "Go"]


def test_a_table_is_counted_by_itself() -> None:
    rows = table(["ab", "c"], ["d", ""])["rows"]

    assert totals.text_length(rows) == 4
    (fault,) = totals.TextTotal("rows", 3).check({"rows": rows}) or []
    assert fault.level == "error"
    (fault,) = totals.TextTotal("rows", 9, contested=3).check({"rows": rows}) or []
    assert fault.level == "warning"
    assert totals.TextTotal("rows", 4).check({"rows": rows}) is None
