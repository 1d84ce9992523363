from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from messages import DIVIDER
from rule_cases import SOUND, Walk

from fixturectl import blocks

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

# Broken Unicode included: json.loads lets it through.
_TEXTS = st.text(st.characters(exclude_categories=()), max_size=8)
_KNOWN = st.sampled_from(
    [
        "type",
        "text",
        "blocks",
        "elements",
        "rows",
        "block_id",
        "action_id",
        "accessory",
        "fields",
        "attachments",
        "a~/b",
        "section",
        "header",
        "table",
        "actions",
        "markdown",
        "plain_text",
    ]
)
_NAMES = _KNOWN | _TEXTS
_LEAVES = (
    st.none() | st.booleans() | st.integers() | st.just(10**4000) | st.floats() | _TEXTS | _KNOWN
)
ANY_JSON = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_NAMES, inner, max_size=4),
    max_leaves=20,
)
_SOUND = [
    case.value
    for case in Walk().cases(blocks.block_list_rule().item)
    if case.verdict == SOUND and isinstance(case.value, dict)
]


@given(ANY_JSON)
@settings(max_examples=150, deadline=None)
def test_nothing_crashes_on_any_json(value: Any) -> None:
    for breach in blocks.check(value):
        assert breach.check in blocks.CHECKS
        assert breach.message.isprintable()
        assert breach.message.encode()
        json.dumps(breach.constraint)


@given(st.sampled_from(_SOUND), st.randoms(use_true_random=False), ANY_JSON)
@settings(max_examples=200, deadline=None)
def test_what_is_changed_at_random_is_told_at_a_place_that_exists(
    sound: dict[str, Any], chance: random.Random, junk: Any
) -> None:
    value = changed([sound], chance, junk)
    for breach in blocks.check(value):
        _resolve(value, breach.pointer)


@given(st.sampled_from(_SOUND))
@settings(max_examples=100, deadline=None)
def test_what_is_sound_stays_sound_in_a_body(sound: dict[str, Any]) -> None:
    body = {"text": "x", "blocks": [DIVIDER], "attachments": [{"blocks": [sound]}]}
    assert {b.level for b in blocks.check(body)} <= {"warning"}


def changed(value: Any, chance: random.Random, junk: Any) -> Any:
    if isinstance(value, dict) and value and chance.random() < 0.8:
        key = chance.choice(sorted(value))
        return value | {key: changed(value[key], chance, junk)}
    if isinstance(value, list) and value and chance.random() < 0.8:
        index = chance.randrange(len(value))
        return [*value[:index], changed(value[index], chance, junk), *value[index + 1 :]]
    return junk


def _resolve(value: Any, pointer: str) -> None:
    for token in pointer.split("/")[1:]:
        name = token.replace("~1", "/").replace("~0", "~")
        value = value[int(name)] if isinstance(value, list) else value[name]


@pytest.mark.parametrize(
    "wrap",
    [
        pytest.param(lambda inner: [inner], id="lists"),
        pytest.param(lambda inner: {"text": inner, "type": "section"}, id="texts"),
        pytest.param(lambda inner: {"blocks": [inner]}, id="blocks"),
        pytest.param(lambda inner: {"type": "container", "child_blocks": [inner]}, id="containers"),
    ],
)
def test_depth_is_no_danger(wrap: Callable[[Any], Any]) -> None:
    value: Any = "x"
    for _ in range(50_000):
        value = wrap(value)
    assert blocks.check([value])
    assert blocks.check({"metadata": {"event_type": "x", "event_payload": {"x": value}}})


def test_keys_that_are_no_strings_are_told() -> None:
    value: Any = [{2: 2, None: 3, True: 4, 2.5: 5, **DIVIDER}]
    assert [b.pointer for b in blocks.check(value)] == ["/0/2", "/0/null", "/0/true", "/0/2.5"]


def test_a_flood_of_unknown_keys_is_told_without_guesses() -> None:
    value: Any = [DIVIDER | {f"block_id{number}": 1 for number in range(5000)}]
    breaches = blocks.check(value)
    assert len(breaches) == 5000
    assert not any("did you mean" in breach.message for breach in breaches)
