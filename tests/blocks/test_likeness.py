"""A block of the make of a sound one is sound by its strings alone."""

from __future__ import annotations

import json
from copy import deepcopy
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from breaking import broken
from messages import section
from sdk_messages import sound

from fixturectl.blocks import message, sources
from fixturectl.blocks.checking import check
from fixturectl.blocks.likeness import Make, is_clean, make
from fixturectl.store.yaml_nodes import Scalar, Sequence, read

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.store.yaml_nodes import Node

BLOCK = message.block_list().item


def _node(block: Any) -> Node:
    text = block if isinstance(block, str) else json.dumps(block, ensure_ascii=False)
    root = read("alert.yaml", text.encode("utf-8", "replace")).root
    assert root is not None
    return root


def _made(block: Any) -> Make | None:
    return make(BLOCK, _node(block))


def _strings(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _strings(item)
    else:
        for _, value in node:
            yield from _strings(value)


def _passes(node: Node, found: Make) -> bool:
    """Tell whether each string passes the checks of its place, and is one in JSON too."""
    return all(
        scalar.quoted and stead.check(scalar.value) is None
        for scalar in _strings(node)
        for stead in found.steads.get(id(scalar), ())
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(section("a"), section("bcd"), id="texts"),
        pytest.param(
            "{type: section, text: a}", "{type: section, text: '{{ b }}'}", id="bare strings"
        ),
        pytest.param(
            "{type: actions, elements: [{type: button, text: a, url: 'https://a.example'}]}",
            "{type: actions, elements: [{type: button, text: '{{ t.b }}', url: '{{ u }}'}]}",
            id="a button",
        ),
        pytest.param(
            "{type: context, elements: [a, '{{ b }}']}",
            "{type: context, elements: [{{ c }}, d]}".replace("{{ c }}", "c"),
            id="items of a list",
        ),
    ],
)
def test_blocks_that_differ_in_free_strings_are_of_one_make(one: Any, other: Any) -> None:
    first, second = _made(one), _made(other)

    assert first is not None
    assert second is not None
    assert first.key == second.key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(section("a"), {"type": "divider"}, id="types"),
        pytest.param(section("a"), section("a", block_id="y"), id="a key more"),
        pytest.param(section("a", block_id="x"), section("a", block_id="y"), id="ids"),
        pytest.param("{type: section, text: a}", section("a"), id="a text object written out"),
        pytest.param(
            "{type: section, fields: [a, b]}", "{type: section, fields: [a]}", id="an item more"
        ),
        pytest.param(
            "{type: section, text: {type: mrkdwn, text: a, verbatim: true}}",
            "{type: section, text: {type: mrkdwn, text: a, verbatim: false}}",
            id="a boolean",
        ),
        pytest.param(
            "{type: section, text: {type: mrkdwn, text: a, verbatim: true}}",
            "{type: section, text: {type: mrkdwn, text: a, verbatim: 'true'}}",
            id="a string where a boolean stands",
        ),
    ],
)
def test_whatever_else_differs_makes_another_make(one: Any, other: Any) -> None:
    first, second = _made(one), _made(other)

    assert first is not None
    assert second is not None
    assert first.key != second.key


@pytest.mark.parametrize(
    "when",
    [pytest.param("n > 1", id="the same"), pytest.param("n > 2", id="another")],
)
def test_what_a_condition_says_is_no_part_of_the_make(when: str) -> None:
    first = _made("{type: section, text: a, when: n > 1}")
    second = _made(f"{{type: section, text: b, when: {when}}}")
    without = _made("{type: section, text: b}")

    assert first is not None
    assert second is not None
    assert without is not None
    assert first.key == second.key
    assert first.key != without.key


@pytest.mark.parametrize(
    "block",
    [
        pytest.param("{type: '{{ x }}', text: a}", id="a type"),
        pytest.param("{type: [a], text: a}", id="a type that is no string"),
        pytest.param("{type: section, text: a, block_id: '{{ x }}'}", id="an id"),
        pytest.param(
            "{type: section, text: {type: mrkdwn, text: a, verbatim: '{{ x }}'}}", id="a boolean"
        ),
        pytest.param("{type: section, text: a, unknown: ['{{ x }}']}", id="an unknown key"),
        pytest.param(
            "type: actions\n"
            "elements: [{type: static_select, options: [{text: '{{ x }}', value: a}]}]",
            id="what is compared within a list",
        ),
    ],
)
def test_a_value_that_decides_on_more_than_a_string_makes_none(block: str) -> None:
    assert _made(block) is None


def test_each_place_knows_its_rule_and_whether_it_counts() -> None:
    node = _node("{type: actions, elements: [{type: button, text: a, url: 'https://a.example'}]}")
    found = make(BLOCK, node)
    assert found is not None
    text, url = [one for one in _strings(node) if id(one) in found.steads]
    (of_text,), (of_url,) = found.steads[id(text)], found.steads[id(url)]

    assert (of_text.counted, of_url.counted) == (True, False)
    assert (of_text.check("b" * 75), of_url.check("https://b.example")) == (None, None)
    assert of_text.check("b" * 76)
    assert of_url.check("b" * 3_001)


def test_an_aliased_string_has_to_pass_in_all_its_places() -> None:
    node = _node(
        "type: section\ntext: &said a\naccessory: {type: button, text: *said, action_id: x}\n"
    )
    found = make(BLOCK, node)

    assert found is not None
    assert sorted(len(places) for places in found.steads.values()) == [2]


def test_of_one_make_only_strings_decide() -> None:
    chance = Random(20261122)  # noqa: S311 - the same blocks every time
    good = [block for body in sound()[:80] for block in body["blocks"]]
    known = {one.key for one in map(_made, good) if one is not None}
    alike = 0
    for _ in range(1_500):
        _, spoiled = broken({"text": "x", "blocks": [deepcopy(chance.choice(good))]}, chance)
        blocks = spoiled.get("blocks")
        for block in blocks if isinstance(blocks, list) else ():
            node = _node(block)
            found = make(BLOCK, node)
            ours = any(name in json.dumps(block) for name in ('"when"', '"for"'))
            if found is not None and found.key in known and _passes(node, found) and not ours:
                alike += 1
                assert check(BLOCK)(block) is None
    assert alike > 50


def test_nothing_is_clean_in_which_sources_find_a_fault() -> None:
    chance = Random(20261123)  # noqa: S311 - the same blocks every time
    good = [block for body in sound()[:80] for block in body["blocks"]]
    clean = 0
    for _ in range(1_000):
        _, spoiled = broken({"text": "x", "blocks": [deepcopy(chance.choice(good))]}, chance)
        blocks = spoiled.get("blocks")
        for block in (*(blocks if isinstance(blocks, list) else ()), chance.choice(good)):
            node = _node(block)
            if is_clean(BLOCK, node):
                clean += 1
                assert list(sources.check([node])) == []
    assert clean > 100
