from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from alerts import SEALED

from fixturectl.rendering import repetition

if TYPE_CHECKING:
    from alerts import Alerts


def texts(blocks: list[Any]) -> list[str]:
    return [block["text"]["text"] for block in blocks]


@pytest.mark.parametrize(
    ("condition", "shown"),
    [
        pytest.param("n > 3", True, id="true"),
        pytest.param("n > 9", False, id="false"),
        pytest.param("nothing", False, id="null counts as false"),
        pytest.param("nobody", False, id="an empty list too"),
        pytest.param("true", True, id="written true"),
        pytest.param("status == 'firing'", True, id="status"),
        pytest.param(SEALED, True, id="sealed: it is checked as far as that goes"),
    ],
)
def test_when(alerts: Alerts, condition: str, shown: bool) -> None:
    blocks = alerts.blocks(f"  - {{type: section, text: a, when: {condition!r}}}\n")

    assert bool(blocks) == shown
    assert "when" not in str(blocks)


def test_for_shows_an_item_for_each(alerts: Alerts) -> None:
    blocks = alerts.blocks(
        "  - {type: section, block_id: part, for: one in incidents, when: one.count,\n"
        "     text: '{{ one.service }}'}\n"
        "  - {type: section, text: '{{ n }}'}\n"
    )

    assert texts(blocks) == ["api", "cdn", "5"]
    assert [block.get("block_id") for block in blocks] == ["part-1", "part-2", None]


def test_the_number_of_a_block_id_is_that_of_its_item(alerts: Alerts) -> None:
    blocks = alerts.blocks(
        "  - {type: section, block_id: 'b{{ n }}', for: m in numbers, when: m < 3, text: a}\n"
    )

    assert [block["block_id"] for block in blocks] == ["b5-2", "b5-3"]


@pytest.mark.parametrize("items", ["nothing", "nobody", "tags if zero else nothing"])
def test_null_and_empty_lists_repeat_nothing(alerts: Alerts, items: str) -> None:
    blocks = (
        f"  - {{type: section, for: x in {items}, text: '{{{{ x }}}}'}}\n  - {{type: divider}}\n"
    )

    assert alerts.blocks(blocks) == [{"type": "divider"}]


def test_loops_nest(alerts: Alerts) -> None:
    blocks = alerts.blocks(
        "  - type: context\n    for: x in tags\n    elements:\n"
        "      - {type: mrkdwn, for: y in numbers, when: y > 1, text: '{{ x }}{{ y }}'}\n"
    )

    assert [[one["text"] for one in block["elements"]] for block in blocks] == [
        ["b3", "b2"],
        ["a3", "a2"],
        ["B3", "B2"],
    ]


@pytest.mark.parametrize(
    ("loop", "expected"),
    [
        pytest.param("name in tags", "5: name is taken: the name of a loop shadows", id="variable"),
        pytest.param("status in tags", "5: status is taken", id="built in"),
        pytest.param("t in tags", "5: t is no name for a loop", id="function of texts"),
        pytest.param("range in tags", "5: range is no name for a loop", id="function"),
        pytest.param("_x in tags", "5: _x is no name for a loop", id="underscore"),
        pytest.param("none in tags", "5: none is no name for a loop", id="constant"),
        pytest.param("tags", "5: for reads NAME in LIST [template] write for: item in", id="bare"),
        pytest.param("x, y in tags", "5: for reads NAME in LIST", id="two names"),
        pytest.param("x in", "5: for reads NAME in LIST", id="no list"),
        pytest.param("x in owner", "10: for goes through a list", id="object"),
        pytest.param("x in name", "10: for goes through a list", id="text"),
        pytest.param("x in 5", "10: for goes through a list", id="number"),
        pytest.param(
            "x in tgas", "10: unknown name tgas [undefined-name] did you mean tags?", id="?"
        ),
        pytest.param("x in {{ tags }}", "10: an expression stands here without {{ }}", id="braces"),
        pytest.param("x in tags +", "15: unexpected", id="unreadable"),
        pytest.param("x in [1] * 2001", "10: it repeats more often than any message", id="bound"),
    ],
)
def test_loops_refuse(alerts: Alerts, loop: str, expected: str) -> None:
    faults = alerts.faults(f"text: x\nblocks:\n- for: '{loop}'\n  type: divider\n")

    column, _, rest = expected.partition(": ")
    assert len(faults) == 1
    assert faults[0].split(":")[2] == str(int(column) + 4)
    assert rest in faults[0]


def test_conditions_refuse_at_their_place(alerts: Alerts) -> None:
    faults = alerts.faults(
        "text: x\nblocks:\n"
        "- {type: divider, when: 'a b'}\n"
        "- {type: divider, when: '{{ n }}'}\n"
        "- {type: divider, when: }\n"
        "- {type: divider, when: n > name}\n"
    )

    assert [fault.split(": ", 1)[1] for fault in faults] == [
        "unexpected 'b' [template] one {{ }} holds one expression",
        "an expression stands here without {{ }} [template] remove the braces",
        "an empty expression [template] write a name between the braces",
        "an integer > a text makes no sense [template]",
    ]


def test_a_fault_in_a_loop_is_told_once(alerts: Alerts) -> None:
    faults = alerts.faults(
        "text: x\nblocks:\n- {type: section, for: x in tags, text: '{{ typo }} {{ x }}'}\n"
    )

    assert len(faults) == 1


def test_nested_loops_share_one_room(alerts: Alerts) -> None:
    faults = alerts.faults(
        "text: x\nblocks:\n"
        "- for: x in range(100)\n  type: context\n"
        "  elements: [{type: mrkdwn, for: y in range(100), text: a}]\n"
    )

    assert len(faults) == 1
    assert "it repeats more often than any message can hold" in faults[0]


@pytest.mark.parametrize("text", ["x" * 900_000, "{{ 'x' * 90000 }}"], ids=["constant", "made"])
def test_a_loop_ends_where_the_message_is_too_large(alerts: Alerts, text: str) -> None:
    faults = alerts.faults(
        f'text: x\nblocks:\n- for: x in range(1000)\n  type: section\n  text: "{text}"\n'
        "- {type: section, text: '{{ n }}'}\n"
    )

    assert len(faults) == 1
    assert "the message grows beyond 1000000 characters" in faults[0]


def test_a_loop_ends_where_its_time_is_up(alerts: Alerts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repetition, "monotonic", lambda: float("inf"))

    faults = alerts.faults(
        "text: x\nblocks:\n"
        "- {type: section, for: x in tags, text: '{{ x }}'}\n"
        "- {type: section, for: y in tags, text: '{{ y }}'}\n"
    )

    assert len(faults) == 1
    assert "the message takes more than 10 seconds [template] use max_items" in faults[0]
