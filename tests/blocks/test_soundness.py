"""What is told to be sound in short is sound at length: never does it hide a fault."""

from __future__ import annotations

import random
from typing import Any

import pytest
from breaking import BREAKS, broken
from messages import DIVIDER, actions, button, data_table, section, table
from sdk_messages import sound as sound_messages

from fixturectl import blocks
from fixturectl.blocks import message
from fixturectl.blocks.soundness import Sound, sound, together

BLOCK = message.block_list().item
TEXT = message.body().fields["text"]
COLOR = message.attachment().fields["color"]


def _brought(content: list[Any]) -> Sound | None:
    """Return what blocks bring to a message, None if they may not be sound."""
    parts = [sound(BLOCK, block) for block in content]
    return None if None in parts else together(part for part in parts if part is not None)


def test_nothing_is_sound_in_which_a_fault_is_found() -> None:
    chance = random.Random(20261122)  # noqa: S311 - the same messages every time
    half = sound_messages()[:150]
    spoiled = [broken(chance.choice(half), chance) for _ in range(700)]
    every = [one.get("blocks") for one in (*half, *(body for _, body in spoiled))]
    lists = [content for content in every if isinstance(content, list)]

    wrong = [
        content
        for content in lists
        if _brought(content) is not None and blocks.check({"text": "x", "blocks": content})
    ]

    assert {name for name, _ in spoiled} == BREAKS.keys()
    assert len([one for one in lists if _brought(one) is not None]) > 50
    assert wrong == []


@pytest.mark.parametrize(
    ("content", "brings"),
    [
        pytest.param([section("ab"), DIVIDER], Sound(2, (), 2), id="some"),
        pytest.param([], Sound(), id="none"),
        pytest.param(
            [section("a", block_id="a"), section("b", block_id="b")],
            Sound(2, ("a", "b"), 2),
            id="ids that differ",
        ),
        pytest.param(
            [actions(button("a"), button("b"))],
            Sound(1, (), 4),
            id="buttons",
        ),
    ],
)
def test_what_sound_blocks_bring_to_a_message(content: list[Any], brings: Sound) -> None:
    assert _brought(content) == brings
    assert blocks.check({"text": "x", "blocks": content}) == []


@pytest.mark.parametrize(
    "content",
    [
        pytest.param([DIVIDER] * 51, id="too many blocks"),
        pytest.param(["x"], id="a block that is none"),
        pytest.param([section("a" * 3001)], id="too long a text"),
        pytest.param([section("a" * 2999)] * 4, id="too much text"),
        pytest.param(
            [section("a", block_id="a"), section("b", block_id="a")],
            id="an id that is there twice",
        ),
        pytest.param(
            [actions(button("a"), button("a"))],
            id="an id that is there twice in one block",
        ),
        pytest.param([table(["a"]), data_table(["a"], ["b"])], id="two tables"),
    ],
)
def test_anything_else_is_left_to_the_check(content: list[Any]) -> None:
    assert _brought(content) is None


@pytest.mark.parametrize(
    ("rule", "value", "is_sound"),
    [
        pytest.param(TEXT, "x", True, id="a text"),
        pytest.param(TEXT, " ", False, id="a blank text"),
        pytest.param(TEXT, 1, False, id="a text that is none"),
        pytest.param(COLOR, "#D00000", True, id="a color"),
        pytest.param(COLOR, "#12", False, id="a color that is none"),
    ],
)
def test_a_string_beside_the_blocks(rule: Any, value: Any, is_sound: bool) -> None:
    assert sound(rule, value) == (Sound() if is_sound else None)
