"""What is told to be sound in short is sound at length: never does it hide a fault."""

from __future__ import annotations

import random
from typing import Any

import pytest
from breaking import BREAKS, broken
from messages import DIVIDER, actions, button, data_table, section, table
from sdk_messages import sound

from fixturectl import blocks
from fixturectl.blocks.soundness import Soundness


def _bodies(message: dict[str, Any]) -> list[dict[str, Any]]:
    """Return what renderers make of the blocks of a message: with a text, and with a colour bar."""
    content = message.get("blocks")
    attachment = {"color": "#D00000", "fallback": "x", "blocks": content}
    return [message, {"text": "x", "blocks": content}, {"attachments": [attachment]}]


def test_nothing_is_sound_in_which_a_fault_is_found() -> None:
    soundness = Soundness()
    chance = random.Random(20261122)  # noqa: S311 - the same messages every time
    half = sound()[:150]
    spoiled = [broken(chance.choice(half), chance) for _ in range(700)]
    every = [body for message in half for body in _bodies(message)]
    every += [body for _, message in spoiled for body in _bodies(message)]

    wrong = [body for body in every if soundness.examine(body).sound and blocks.check(body)]

    assert {name for name, _ in spoiled} == BREAKS.keys()
    assert wrong == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"text": "x", "blocks": [section("a"), DIVIDER]}, id="a text and blocks"),
        pytest.param({"text": "x"}, id="a text alone"),
        pytest.param(
            {"attachments": [{"color": "#D00000", "fallback": "x", "blocks": [section("a")]}]},
            id="a colour bar",
        ),
        pytest.param(
            {"text": "x", "blocks": [section("a", block_id="a"), section("a", block_id="b")]},
            id="ids that differ",
        ),
        pytest.param({"text": "x", "blocks": [actions(button("a"), button("b"))]}, id="buttons"),
    ],
)
def test_what_renderings_make_as_a_rule_is_told_to_be_sound(body: dict[str, Any]) -> None:
    soundness = Soundness()

    assert [soundness.examine(body).sound, soundness.examine(body).sound] == [True, True]
    assert blocks.check(body) == []


@pytest.mark.parametrize(
    "body",
    [
        pytest.param({"text": " ", "blocks": [DIVIDER]}, id="a blank text"),
        pytest.param({"text": 1, "blocks": [DIVIDER]}, id="a text that is none"),
        pytest.param({"text": "x", "blocks": []}, id="no block"),
        pytest.param({"text": "x", "blocks": [DIVIDER] * 51}, id="too many blocks"),
        pytest.param({"text": "x", "blocks": DIVIDER}, id="no list"),
        pytest.param({"text": "x", "blocks": [section("a" * 3001)]}, id="too long a text"),
        pytest.param({"text": "x", "blocks": [section("a" * 2999)] * 4}, id="too much text"),
        pytest.param(
            {"text": "x", "blocks": [section("a", block_id="a"), section("b", block_id="a")]},
            id="an id that is there twice",
        ),
        pytest.param(
            {"text": "x", "blocks": [actions(button("a"), button("a"))]}, id="twice in one block"
        ),
        pytest.param(
            {"text": "x", "blocks": [table(["a"]), data_table(["a"], ["b"])]}, id="two tables"
        ),
        pytest.param({"text": "x", "blocks": [DIVIDER], "thread_ts": 1}, id="keys of others"),
        pytest.param({"attachments": [{"color": "red", "blocks": [DIVIDER]}]}, id="no fallback"),
        pytest.param({"attachments": ["x"]}, id="an attachment that is none"),
        pytest.param({"attachments": []}, id="no attachment"),
        pytest.param(
            {"attachments": [{"color": "#12", "fallback": "x", "blocks": [DIVIDER]}]},
            id="a color that is none",
        ),
    ],
)
def test_anything_else_is_left_to_the_check(body: dict[str, Any]) -> None:
    assert not Soundness().examine(body).sound


def test_news_are_what_no_message_before_had() -> None:
    soundness = Soundness()
    same, other = section("a"), section("b")
    first = soundness.examine({"text": "x", "blocks": [same]})
    second = soundness.examine({"text": "x", "blocks": [same, other]})
    third = soundness.examine({"text": "x", "blocks": [same, other]})
    odd = {"text": "x", "thread_ts": "1"}

    assert [first.news, second.news, third.news] == [["x", same], ["b"], []]
    assert soundness.examine(odd).news == [odd]


def test_what_is_told_of_a_block_by_one_like_it_counts_for_the_whole() -> None:
    soundness = Soundness()
    long = [section(letter * 2_999) for letter in "abcd"]

    assert soundness.examine({"text": "x", "blocks": [section("a")]}).sound
    assert soundness.examine({"text": "x", "blocks": long[:3]}).sound
    assert not soundness.examine({"text": "x", "blocks": long}).sound
