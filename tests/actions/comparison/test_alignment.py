"""Which parts of two messages belong together."""

from __future__ import annotations

from typing import Any

import pytest

from fixturectl.actions.comparison.alignment import parts, said


def section(text: str, block_id: str = "") -> dict[str, Any]:
    return {"type": "section", "text": text, **({"block_id": block_id} if block_id else {})}


A, B, C = section("a"), section("b"), section("c")
BAR = {"color": "#D00000", "fallback": "x"}


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        pytest.param([A, B], [A, B], [], id="nothing"),
        pytest.param([A, B, C], [A, C], [("/1", B, None)], id="a block that went"),
        pytest.param([A, C], [A, B, C], [("/1", None, B)], id="a block that came"),
        pytest.param([A, B], [A, C], [("/1/text", "b", "c")], id="another text"),
        pytest.param(
            [section("a", "x"), section("b", "y")],
            [section("b", "y"), section("a2", "x")],
            [("/0", section("a", "x"), None), ("/1", None, section("a2", "x"))],
            id="another order",
        ),
        pytest.param(
            [section("a", "x"), B],
            [section("a", "y"), B],
            [("/0", section("a", "x"), None), ("/0", None, section("a", "y"))],
            id="another name is another block",
        ),
        pytest.param([["x"], ["y"]], [["x"], ["z"]], [("/1/0", "y", "z")], id="rows"),
        pytest.param([1], ["1"], [("/0", 1, None), ("/0", None, "1")], id="another type"),
    ],
)
def test_items_of_lists(before: list[Any], after: list[Any], found: list[Any]) -> None:
    got = parts({"blocks": before}, {"blocks": after})

    assert [(one.pointer.removeprefix("/blocks"), *one[1:]) for one in got] == found


def test_a_value_of_another_type_differs() -> None:
    assert [one.pointer for one in parts({"a": 1, "b~/": ""}, {"a": True, "b~/": None})] == [
        "/a",
        "/b~0~1",
    ]


def test_blocks_that_move_into_an_attachment_are_the_same() -> None:
    plain = {"text": "x", "blocks": [A, B]}
    colored = {"attachments": [{**BAR, "blocks": [A, C]}]}

    assert [tuple(one) for one in parts(plain, colored)] == [
        ("/color", None, "#D00000"),
        ("/blocks/1/text", "b", "c"),
    ]
    assert [one.pointer for one in parts(colored, plain)] == ["/blocks/1/text", "/color"]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        pytest.param("text", "text", id="a string"),
        pytest.param(True, "true", id="a boolean"),
        pytest.param(0.5, "0.5", id="a number"),
        pytest.param(None, "", id="nothing"),
        pytest.param(
            {
                "type": "section",
                "fields": [{"type": "mrkdwn", "text": "field"}],
                "text": {"type": "plain_text", "text": "first", "emoji": True},
                "accessory": {"type": "image", "image_url": "https://x", "alt_text": "alt"},
            },
            "first\nfield\nalt\nhttps://x",
            id="a block: what is read first, first",
        ),
    ],
)
def test_what_a_part_says(value: object, words: str) -> None:
    assert said(value) == words
