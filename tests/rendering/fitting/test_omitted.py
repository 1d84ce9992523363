from __future__ import annotations

from test_edits import NODE, placed

from fixturectl import blocks
from fixturectl.rendering.fitting.omitted import Omitted, keep_first, shown
from fixturectl.rendering.pieces import Leaf, Part

DIVIDER = {"type": "divider"}


def test_the_last_block_says_how_many_are_left_out() -> None:
    kept = keep_first([DIVIDER] * 5, 3)

    assert kept[:3] == [DIVIDER] * 3
    assert kept[3]["elements"][0]["text"] == "… +2"
    assert isinstance(kept[3], Omitted)
    assert blocks.check(kept) == []


def test_what_was_left_out_before_counts() -> None:
    kept = keep_first(keep_first([DIVIDER] * 5, 3), 1)

    assert shown(kept) == 1
    assert len(kept) == 2
    assert kept[1]["elements"][0]["text"] == "… +4"


def test_the_line_is_placed_where_the_blocks_are() -> None:
    line = keep_first(placed([DIVIDER] * 3), 1)[1]
    text = line["elements"][0]["text"]

    assert line.node is NODE
    assert isinstance(text, Leaf)
    assert text.parts == (Part("… +2", None, 0, "mark"),)
