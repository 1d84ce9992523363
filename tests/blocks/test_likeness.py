"""A block like one that is sound is sound by its strings alone, or else nothing is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from messages import actions, button, section
from sdk_messages import Maker

from fixturectl.blocks import message, tally
from fixturectl.blocks.checking import check
from fixturectl.blocks.likeness import alike

if TYPE_CHECKING:
    from collections.abc import Callable

from copy import deepcopy
from random import Random

BLOCK = message.block_list().item
FIELDS = {"type": "section", "fields": [{"type": "mrkdwn", "text": one} for one in ("a", "b")]}
OPTIONS = {
    "type": "actions",
    "elements": [
        {
            "type": "static_select",
            "options": [
                {"text": {"type": "plain_text", "text": "one"}, "value": "1"},
                {"text": {"type": "plain_text", "text": "two"}, "value": "2"},
            ],
        }
    ],
}
RICH = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "a", "style": {"bold": True}},
                {"type": "link", "url": "https://a.example", "text": "b"},
            ],
        }
    ],
}


def _changed(block: Any, change: Callable[[Any], object]) -> Any:
    other = deepcopy(block)
    change(other)
    return other


@pytest.mark.parametrize(
    ("block", "change", "news"),
    [
        pytest.param(
            section("a"), lambda one: one["text"].update(text="bcd"), [("bcd", 2)], id="a text"
        ),
        pytest.param(
            FIELDS, lambda one: one["fields"][1].update(text=""), None, id="nothing where a text is"
        ),
        pytest.param(
            FIELDS, lambda one: one["fields"][1].update(text="c"), [("c", 0)], id="one of two"
        ),
        pytest.param(FIELDS, lambda one: one["fields"].pop(), None, id="an item less"),
        pytest.param(FIELDS, lambda one: one.update(fields=(1, 2)), None, id="no list any more"),
        pytest.param(section("a"), lambda one: one.update(text="b"), None, id="no object any more"),
        pytest.param(
            section("a"), lambda one: one["text"].update(text="b" * 3001), None, id="too long"
        ),
        pytest.param(
            section("a"), lambda one: one["text"].update(type="plain_text"), None, id="another type"
        ),
        pytest.param(
            section("a", block_id="x"), lambda one: one.update(block_id="y"), None, id="another id"
        ),
        pytest.param(
            section("a"), lambda one: one.update(block_id="y"), None, id="a key that is new"
        ),
        pytest.param(
            section("a", block_id="x"),
            lambda one: (one.pop("block_id"), one.update(color="x")),
            None,
            id="a key in place of another",
        ),
        pytest.param(
            actions(button("a"), button("b")),
            lambda one: one["elements"][1].update(action_id=one["elements"][0]["action_id"]),
            None,
            id="an id that another element has",
        ),
        pytest.param(
            actions(button("a", url="https://a.example/1")),
            lambda one: one["elements"][0].update(url="https://a.example/22"),
            [("https://a.example/22", 0)],
            id="a url, which nobody reads",
        ),
        pytest.param(
            actions(button("a", style="primary")),
            lambda one: one["elements"][0].update(style="danger"),
            None,
            id="a choice",
        ),
        pytest.param(
            OPTIONS,
            lambda one: one["elements"][0]["options"][1].update(value="1"),
            None,
            id="what is compared with others",
        ),
        pytest.param(
            RICH,
            lambda one: one["elements"][0]["elements"][1].update(text="bb"),
            [("bb", 1)],
            id="a text deep inside",
        ),
        pytest.param(
            RICH,
            lambda one: one["elements"][0]["elements"][0]["style"].update(bold=1),
            None,
            id="a number for a boolean",
        ),
    ],
)
def test_of_what_differs_the_strings_are_told(
    block: Any, change: Callable[[Any], object], news: list[tuple[str, int]] | None
) -> None:
    assert check(BLOCK)(block) is None
    other = _changed(block, change)
    told: list[tuple[str, int]] = []

    sound = alike(BLOCK)(block, other, told)

    assert (told if sound else None) == news
    if sound:
        assert check(BLOCK)(other) is None
        size = tally.text_size(block) + sum(more for _, more in told)
        assert size == tally.text_size(other)


def test_the_same_block_is_as_sound() -> None:
    told: list[tuple[str, int]] = []

    assert alike(BLOCK)(section("a"), section("a"), told)
    assert [text for text, more in told if more] == []


def test_what_is_told_to_be_alike_breaks_no_rule() -> None:
    """Strings of every kind of block become empty, long, odd, or each other."""
    chance = Random(20261123)  # noqa: S311 - the same blocks every time
    maker = Maker(chance)
    spellings = ["", " ", "x", "x" * 80, "é" * 3001, "https://b.example", "\ud800", "primary", "1"]
    told = 0
    for _ in range(80):
        for block in maker.message().get("blocks", ()):
            if check(BLOCK)(block) is not None:
                continue
            other = deepcopy(block)
            _swap(other, chance, spellings)
            news: list[tuple[str, int]] = []
            if alike(BLOCK)(block, other, news):
                told += bool(news)
                assert check(BLOCK)(other) is None
                more = sum(more for _, more in news)
                assert tally.text_size(other) == tally.text_size(block) + more
    assert told > 20


def _swap(value: Any, chance: Random, spellings: list[str]) -> None:
    """Put another string in the place of about one in ten."""
    places = value.items() if isinstance(value, dict) else enumerate(value)
    for key, child in list(places):
        if isinstance(child, str) and chance.random() < 0.1:
            value[key] = chance.choice(spellings)
        elif isinstance(child, dict | list):
            _swap(child, chance, spellings)
