from __future__ import annotations

from typing import Any

import pytest

from fixturectl.rendering.fitting import fit

BUTTON: dict[str, Any] = {
    "type": "button",
    "text": {"type": "plain_text", "text": "Go"},
    "action_id": "a",
}
SECTION: dict[str, Any] = {"type": "section", "text": {"type": "mrkdwn", "text": "x"}}
LONG_OPTION = {"text": {"type": "plain_text", "text": "A" * 80}, "value": "a"}
SHORT_OPTION = {"text": {"type": "plain_text", "text": "A" * 74 + "…"}, "value": "a"}


@pytest.mark.parametrize(
    ("block", "expected", "done"),
    [
        pytest.param(
            {"type": "header", "text": {"type": "plain_text", "text": "a" * 151}},
            {"type": "header", "text": {"type": "plain_text", "text": "a" * 149 + "…"}},
            ["shortened to 150"],
            id="text",
        ),
        pytest.param(
            {"type": "video", "title": {"type": "plain_text", "text": "a" * 201}}
            | {"video_url": "https://x.io/v", "thumbnail_url": "https://x.io/t", "alt_text": "v"},
            {"type": "video", "title": {"type": "plain_text", "text": "a" * 198 + "…"}}
            | {"video_url": "https://x.io/v", "thumbnail_url": "https://x.io/t", "alt_text": "v"},
            ["shortened to 199"],
            id="to the limit that nobody contests",
        ),
        pytest.param(
            {"type": "plan", "title": {"type": "plain_text", "text": "a" * 3001}},
            {"type": "plan", "title": {"type": "plain_text", "text": "a" * 2999 + "…"}},
            ["shortened to 3000"],
            id="text object in place of a string",
        ),
        pytest.param(
            {"type": "section", "fields": [{"type": "mrkdwn", "text": str(n)} for n in range(12)]},
            {"type": "section", "fields": [{"type": "mrkdwn", "text": str(n)} for n in range(10)]},
            ["the first 10 are kept"],
            id="list",
        ),
        pytest.param(
            {"type": "actions", "elements": [BUTTON | {"url": "https://x.io/" + "a" * 3000}]},
            {"type": "actions", "elements": [BUTTON]},
            ["url is left out"],
            id="address: never half of one",
        ),
        pytest.param(
            SECTION | {"block_id": "a" * 256}, SECTION, ["block_id is left out"], id="id"
        ),
        pytest.param(
            {"type": "actions", "elements": [BUTTON, BUTTON | {"style": "blue"}]},
            {"type": "actions", "elements": [BUTTON, {k: BUTTON[k] for k in ("type", "text")}]},
            ["style is left out", "action_id is left out"],
            id="value of a fixed set, and an id that is there twice",
        ),
        pytest.param(
            SECTION | {"accessory": {"type": "image", "alt_text": "", "image_url": "https://x.io"}},
            SECTION,
            ["accessory is left out"],
            id="the smallest part that may be missing",
        ),
        pytest.param(
            {"type": "context", "elements": [SECTION["text"], {"type": "mrkdwn", "text": ""}]},
            {"type": "context", "elements": [SECTION["text"]]},
            ["the mrkdwn is left out"],
            id="an item of a list",
        ),
        pytest.param(
            SECTION | {"fields": [3, SECTION["text"]]},
            SECTION | {"fields": [SECTION["text"]]},
            ["it is left out"],
            id="an item of no type",
        ),
        pytest.param(
            SECTION | {"txet": "x"}, SECTION, ["txet is left out"], id="key that nobody knows"
        ),
        pytest.param(
            SECTION
            | {"accessory": {"type": "static_select", "action_id": "s"}
               | {"options": [LONG_OPTION], "initial_option": LONG_OPTION}},
            SECTION
            | {"accessory": {"type": "static_select", "action_id": "s"}
               | {"options": [SHORT_OPTION], "initial_option": SHORT_OPTION}},
            ["shortened to 75", "shortened to 75"],
            id="what must be equal stays equal",
        ),
    ],
)  # fmt: skip
def test_one_block(block: dict[str, Any], expected: dict[str, Any], done: list[str]) -> None:
    found = fit({"text": "x", "blocks": [block]})

    assert found.payload == {"text": "x", "blocks": [expected]}
    assert [repair.done for repair in found.repairs] == done
    assert found.breaches == ()


def test_what_becomes_unsound_goes_with_what_was_left_out() -> None:
    button = BUTTON | {"text": {"type": "plain_text", "text": ""}}
    found = fit({"text": "x", "blocks": [SECTION, {"type": "actions", "elements": [button]}]})

    assert found.payload["blocks"] == [SECTION]
    assert [repair.done for repair in found.repairs] == [
        "the button is left out",
        "the actions is left out",
    ]


def test_a_block_of_an_unknown_type_is_one_repair() -> None:
    payload = {"text": "x", "blocks": [{"type": "heading", "text": "y"}, {"type": "divider"}]}

    found = fit(payload)

    assert [repair.done for repair in found.repairs] == ["the heading is left out"]
    assert found.payload == {"text": "x", "blocks": [{"type": "divider"}]}


def test_tables_beyond_the_first_are_left_out() -> None:
    table = {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}]]}
    found = fit({"text": "x", "blocks": [table, SECTION, table]})

    assert found.payload["blocks"] == [table, SECTION]


def test_a_key_of_the_message_itself_is_left_out() -> None:
    found = fit({"text": "x", "blocks": [SECTION], "attachments": "none"})

    assert found.payload == {"text": "x", "blocks": [SECTION]}


def test_the_texts_of_a_message_and_its_attachments_are_shortened() -> None:
    attachment = {"color": "#GG0000", "fallback": "f", "footer": "b" * 301, "blocks": [SECTION]}
    found = fit({"text": "a" * 40_001, "attachments": [attachment]})

    assert len(found.payload["text"]) == 4_000
    assert found.payload["attachments"] == [
        {"fallback": "f", "footer": "b" * 299 + "…", "blocks": [SECTION]}
    ]


def test_half_of_a_character_is_replaced() -> None:
    found = fit({"text": "x", "blocks": [{"type": "markdown", "text": "a \ud83d b"}]})

    assert found.payload["blocks"] == [{"type": "markdown", "text": "a \ufffd b"}]
