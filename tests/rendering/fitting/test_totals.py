from __future__ import annotations

from typing import Any

import pytest

from fixturectl import blocks
from fixturectl.blocks import tally, totals
from fixturectl.rendering.fitting import fit
from fixturectl.rendering.fitting.totals import kind_of
from fixturectl.rendering.pieces import Leaf, Part
from fixturectl.store.yaml_nodes import Scalar, read


def body(*every: dict[str, Any]) -> dict[str, Any]:
    return {"text": "x", "blocks": list(every)}


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def markdown(text: str) -> dict[str, Any]:
    return {"type": "markdown", "text": text}


def rich(leaves: int, text: str = "x") -> dict[str, Any]:
    elements = [{"type": "text", "text": text} for _ in range(leaves)]
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}


def table(rows: int, cells: int, text: str, kind: str = "table") -> dict[str, Any]:
    made = [[{"type": "raw_text", "text": text} for _ in range(cells)] for _ in range(rows)]
    return {"type": kind, "rows": made} | ({"caption": "c"} if kind == "data_table" else {})


def fits(payload: dict[str, Any]) -> list[str]:
    """Return what was done, having seen that all is well afterwards."""
    found = fit(payload)
    assert {breach.level for breach in blocks.check(found.payload)} <= {"warning"}
    return [repair.done for repair in found.repairs]


def test_the_longest_texts_are_shortened_first() -> None:
    payload = body(section("short"), *(section("a" * 3000) for _ in range(5)))
    found = fit(payload)

    sizes = [len(block["text"]["text"]) for block in found.payload["blocks"]]
    assert sizes[0] == 5
    assert len(set(sizes[1:])) == 1
    assert 10_900 < sum(sizes) <= tally.ALL_TEXT_CONTESTED
    assert [repair.done for repair in found.repairs] == ["the longest texts are shortened"]


def test_before_texts_are_too_short_to_read_the_last_blocks_are_left_out() -> None:
    fields = [{"type": "mrkdwn", "text": "a" * 300} for _ in range(10)]
    payload = body(*({"type": "section", "fields": fields} for _ in range(40)))
    found = fit(payload)

    blocks_left = found.payload["blocks"]
    assert len(blocks_left) == 11
    assert blocks_left[-1]["elements"][0]["text"] == "… +30"
    assert len(blocks_left[0]["fields"][0]["text"]) >= 100


def test_blocks_of_all_attachments_count() -> None:
    payload = {
        "attachments": [
            {"fallback": "x", "blocks": [section("a" * 3000) for _ in range(3)]} for _ in range(40)
        ]
    }

    assert fits(payload) == [
        "the first 109 blocks are kept",
        "the longest texts are shortened",
    ]


def test_what_is_too_much_in_one_block_becomes_unreadable_before_it_is_lost() -> None:
    assert fits(body(rich(10_000, "abc"))) == ["the longest texts are shortened"]
    assert fits(body(section("first"), rich(20_000), section("last"))) == [
        "the first 1 blocks are kept"
    ]
    assert fits(body(rich(20_000))) == ["the blocks are left out"]


def test_markdown_has_a_total_of_its_own() -> None:
    payload = body(markdown("a" * 11_000), markdown("b" * 1_500))
    found = fit(payload)

    assert [len(block["text"]) for block in found.payload["blocks"]] == [10_500, 1_500]


@pytest.mark.parametrize("kind", ["table", "data_table"])
def test_cells_are_shortened_and_then_rows_left_out(kind: str) -> None:
    assert fits(body(table(10, 5, "a" * 500, kind))) == ["the longest cells are shortened"]
    assert fits(body(table(100, 20, "a" * 500, kind))) == [
        "the first 25 rows are kept",
        "the longest cells are shortened",
    ]


def test_a_row_that_is_a_table_too_much_by_itself() -> None:
    row = [rich(1000) for _ in range(20)]
    done = fits(body({"type": "table", "rows": [row, row]}))

    assert done[0] == "the longest cells are shortened"


def test_each_text_is_cut_as_it_is_written() -> None:
    node = read("a.yaml", b"x").root
    assert isinstance(node, Scalar)
    leaf = Leaf([Part("x", node, 0, "template")], "markdown", node)

    assert kind_of({"type": "section"}, leaf) == "markdown"
    assert kind_of({"type": "mrkdwn"}, "x") == "mrkdwn"
    assert kind_of({"type": "markdown"}, "x") == "markdown"
    assert kind_of({"type": "text"}, "x") == "plain"
    assert kind_of({}, "x") == "plain"


def test_cell_texts_are_those_that_slack_counts() -> None:
    link = {"type": "link", "url": "https://example.com/", "text": "abc"}
    cell = rich(0) | {"elements": [{"type": "rich_text_section", "elements": [link]}]}

    assert [text for _, _, text in totals.cell_texts([cell, {"type": "raw_number"}])] == ["abc"]
