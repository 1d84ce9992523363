from __future__ import annotations

from typing import Any

import pytest
from messages import (
    DIVIDER,
    actions,
    brief,
    button,
    data_table,
    option,
    pie,
    plain,
    section,
    table,
)

from fixturectl import blocks

MENU = {"type": "static_select", "action_id": "m", "options": [option("a")]}
FOCUSED = MENU | {"focus_on_load": True}
CARD = {"type": "card", "title": plain("t")}
PLAN = {"type": "plan", "title": "t"}
LONG = "x" * 2900


def body(**keys: Any) -> dict[str, Any]:
    return {"text": "x", "blocks": [DIVIDER], **keys}


def markdown(size: int) -> dict[str, Any]:
    return {"type": "markdown", "text": "x" * size}


def error(check: str, pointer: str) -> list[tuple[str, str, str]]:
    return [("error", f"block-{check}", pointer)]


def warning(check: str, pointer: str) -> list[tuple[str, str, str]]:
    return [("warning", f"block-{check}", pointer)]


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        pytest.param([DIVIDER], [], id="a list"),
        pytest.param([], error("count", ""), id="an empty list"),
        pytest.param(DIVIDER, error("type", ""), id="one block, no list"),
        pytest.param("[]", error("type", ""), id="a list inside a string"),
        pytest.param(None, error("type", ""), id="null"),
        pytest.param({"blocks": DIVIDER}, error("type", ""), id="a block as blocks"),
        pytest.param(body(blocks="[]"), error("type", "/blocks"), id="a string as blocks"),
        pytest.param(body(blocks=[]), [], id="no blocks beside a text"),
        pytest.param({"blocks": []}, error("required", "/blocks"), id="no blocks and no text"),
        pytest.param({"channel": "C1"}, error("required", ""), id="nothing to say"),
        pytest.param({"text": ""}, error("required", ""), id="an empty text alone"),
        pytest.param([DIVIDER] * 50, [], id="50 blocks"),
        pytest.param([DIVIDER] * 51, error("count", ""), id="51 blocks"),
        pytest.param(body(blocks=[DIVIDER] * 51), error("count", "/blocks"), id="51 in a body"),
        pytest.param(body(blokcs=1), error("key", "/blokcs"), id="an unknown argument"),
        pytest.param(
            {"blocks": [DIVIDER]}, warning("fallback", ""), id="no text for notifications"
        ),
        pytest.param(
            body(text=" \n"), warning("fallback", ""), id="a blank text for notifications"
        ),
        pytest.param(
            {"attachments": [{"blocks": [DIVIDER], "fallback": "x"}]}, [], id="a fallback"
        ),
        pytest.param(
            {"attachments": [{"blocks": [DIVIDER]}]}, warning("fallback", ""), id="no fallback"
        ),
        pytest.param(body(text=None), error("type", "/text"), id="text is null"),
        pytest.param(body(text="x" * 4000), [], id="4,000 characters of text"),
        pytest.param(body(text="x" * 4001), warning("length", "/text"), id="4,001 characters"),
        pytest.param(body(text="x" * 40_000), warning("length", "/text"), id="40,000 characters"),
        pytest.param(body(text="x" * 40_001), error("length", "/text"), id="40,001 characters"),
        pytest.param({"markdown_text": "x" * 12_000}, [], id="markdown_text"),
        pytest.param(
            {"markdown_text": "x" * 12_001}, error("length", "/markdown_text"), id="too long"
        ),
        pytest.param(
            body(markdown_text="x"), error("choice", "/markdown_text"), id="markdown and text"
        ),
        pytest.param(
            body(attachments=[{"blocks": [{"type": "header"}]}]),
            error("required", "/attachments/0/blocks/0"),
            id="blocks of an attachment",
        ),
        pytest.param(body(attachments=[{"color": "good"}] * 20), [], id="20 attachments"),
        pytest.param(
            body(attachments=[{"color": "good"}] * 21), warning("count", "/attachments"), id="21"
        ),
        pytest.param(
            body(attachments=[{"color": "good"}] * 101), error("count", "/attachments"), id="101"
        ),
        pytest.param(
            body(attachments=[{"color": "red"}]), error("format", "/attachments/0/color"), id="red"
        ),
        pytest.param(body(attachments=[{"color": "#D00000"}]), [], id="a hex colour"),
        pytest.param(
            body(metadata={"event_type": "e", "event_payload": {"a": {"b": 1}, "c": [1]}}),
            [],
            id="metadata, one level deep",
        ),
        pytest.param(
            body(metadata={"event_type": "e", "event_payload": {"a/b": {"b": {"c": 1}}}}),
            error("type", "/metadata/event_payload/a~1b"),
            id="metadata, too deep",
        ),
        pytest.param(
            body(metadata={"event_type": "e", "event_payload": "x"}),
            error("type", "/metadata/event_payload"),
            id="metadata, no object",
        ),
        pytest.param(
            body(metadata={"event_payload": {}}), error("required", "/metadata"), id="no type"
        ),
    ],
)
def test_bodies(value: Any, wanted: list[tuple[str, str, str]]) -> None:
    assert brief(value) == wanted


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        pytest.param([section(block_id="a"), section(block_id="b")], [], id="different ids"),
        pytest.param(
            [section(block_id="a"), section(block_id="a")],
            error("unique", "/1/block_id"),
            id="a block_id twice",
        ),
        pytest.param(
            [
                section(block_id="a"),
                {
                    "type": "container",
                    "title": plain("t"),
                    "child_blocks": [section(block_id="a")],
                },
            ],
            error("unique", "/1/child_blocks/0/block_id"),
            id="a block_id twice, once in a container",
        ),
        pytest.param(
            [{"type": "carousel", "elements": [CARD | {"block_id": "c"}] * 2}],
            error("unique", "/0/elements/1/block_id"),
            id="a block_id twice in a carousel",
        ),
        pytest.param(
            body(blocks=[section(block_id="a")], attachments=[{"blocks": [section(block_id="a")]}]),
            error("unique", "/attachments/0/blocks/0/block_id"),
            id="a block_id twice, once in an attachment",
        ),
        pytest.param([actions(button("a"), button("b"))], [], id="different actions"),
        pytest.param([actions(button("a")), actions(button("a"))], [], id="in two blocks"),
        pytest.param(
            [actions(button("a"), button("b"), button("a"))],
            error("unique", "/0/elements/2/action_id"),
            id="an action_id twice",
        ),
        pytest.param(
            [CARD | {"actions": [button("a"), button("a")]}],
            error("unique", "/0/actions/1/action_id"),
            id="an action_id twice in a card",
        ),
        pytest.param([actions(FOCUSED)], [], id="one focus"),
        pytest.param(
            [actions(FOCUSED), section(accessory=FOCUSED)],
            error("count", "/1/accessory/focus_on_load"),
            id="two focused",
        ),
        pytest.param([actions(FOCUSED, MENU | {"action_id": "n", "focus_on_load": False})], []),
        pytest.param([table(["a"]), data_table(["a"], ["b"])], error("count", "/1"), id="tables"),
        pytest.param([table(["a"])], [], id="one table"),
        pytest.param(
            [
                table(["a"]),
                {"type": "container", "title": plain("t"), "child_blocks": [table(["a"])]},
            ],
            error("count", "/1/child_blocks/0"),
            id="a second table in a container",
        ),
        pytest.param([pie(), pie()], [], id="two charts"),
        pytest.param([pie(), pie(), pie()], error("count", "/2"), id="three charts"),
        pytest.param([PLAN, PLAN], error("count", "/1"), id="two plans"),
        pytest.param([markdown(11_000), DIVIDER], [], id="11,000 characters"),
        pytest.param([markdown(11_000), section("x")], warning("total", ""), id="11,001"),
        pytest.param([markdown(12_000), section("x" * 1200)], warning("total", ""), id="13,200"),
        pytest.param([markdown(12_000), section("x" * 1201)], error("total", ""), id="13,201"),
        pytest.param([markdown(7000), markdown(5000)], warning("total", ""), id="12,000 markdown"),
        pytest.param([markdown(7000), markdown(5001)], error("total", "/1/text"), id="12,001"),
        pytest.param([markdown(12_001)], error("length", "/0/text"), id="one is too long"),
        pytest.param([section("x" * 14_000)], error("length", "/0/text/text"), id="not twice"),
        pytest.param(body(blocks=[section(LONG)] * 5), error("total", "/blocks"), id="in a body"),
        pytest.param(
            {"attachments": [{"fallback": "x", "blocks": [section(LONG)] * 5}]},
            error("total", "/attachments/0/blocks"),
            id="in an attachment",
        ),
        pytest.param(
            [actions({**MENU, "options": [option("v" * 75)] * 100})] * 2, [], id="hidden options"
        ),
    ],
)
def test_rules_of_the_whole_message(value: Any, wanted: list[tuple[str, str, str]]) -> None:
    assert brief(value) == wanted


def test_all_findings_are_told() -> None:
    value = [
        {"type": "header", "text": plain("x" * 151), "colour": 1},
        {"type": "sections"},
        actions(button("a", style="pink")),
        {"type": "alert", "text": plain("x")},
    ]
    assert brief(value) == [
        *error("length", "/0/text/text"),
        *error("key", "/0/colour"),
        *error("type", "/1/type"),
        *error("enum", "/2/elements/0/style"),
        *error("surface", "/3/type"),
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        ([{"type": "header", "text": plain("x" * 163)}],
         "header.text is 163 characters long, at most 150 are allowed"),
        ([{"type": "sektion"}], "blocks[0] may not be sektion; did you mean section?"),
        ([section(accessory=DIVIDER)], None),
        ([{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
         "header.text must be plain_text, not mrkdwn"),
        ([section(acessory=button())], "section has no key acessory; did you mean accessory?"),
        ([DIVIDER | {"text": "x"}], "divider has no key text; it has block_id, type"),
        ([{"type": "header", "txet": plain("x")}], "header needs text; txet is no key of it"),
        ([{"type": "alert"}], "blocks[0] may not be alert: it is legal only in modals"),
        ([section(accessory={"type": "icon_button"})], None),
        ([section(fields=[plain("")])], "section.fields[0] is empty"),
        ([actions(button(style=""))],
         'button.style must be primary or danger, not ""'),
        ([section("x\n", **{"a\nb": 1})], ("section has no key a\\nb; it has accessory, "
         "block_id, expand, fields, text, type")),
        ({"blocks": 7}, "blocks must be a list, not a number"),
    ],
)  # fmt: skip
def test_messages_name_place_and_cause(value: Any, message: str | None) -> None:
    (breach,) = blocks.check(value)
    assert message in (None, breach.message)
    assert "did you mean radio" not in breach.message


def test_a_breach_has_the_shape_of_slacks_answer() -> None:
    (breach,) = blocks.check([section(), {"type": "header", "text": plain("x" * 151)}])
    assert breach._asdict() == {
        "pointer": "/1/text/text",
        "code": "failed_constraint",
        "constraint": {"type": "max_length", "expected": 150, "got": 151},
        "message": "header.text is 151 characters long, at most 150 are allowed",
        "level": "error",
        "check": "block-length",
    }
    assert breach.check in blocks.CHECKS


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ([{"type": "header"}], "missing_field"),
        ([DIVIDER | {"x": 1}], "invalid_keys"),
        ({"text": "", "channel": "C1"}, "no_text"),
        ({"text": " \n", "channel": "C1"}, "no_text"),
        ({"text": "x", "blocks": {}}, "invalid_blocks_format"),
        (body(markdown_text="x"), "markdown_text_conflict"),
        (body(attachments=[{}] * 101), "too_many_attachments"),
    ],
)
def test_codes_are_slacks(value: Any, code: str) -> None:
    assert [breach.code for breach in blocks.check(value)] == [code]


@pytest.mark.parametrize("text", ["\ud83d", "é \udc00 x"])
def test_half_of_a_character_has_no_bytes(text: str) -> None:
    assert brief([section(text)]) == [("error", "block-format", "/0/text/text")]
    assert brief([section("🙂 é")]) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("Europe/Paris", [], id="a zone"),
        pytest.param("UTC", [], id="UTC"),
        pytest.param(
            "Europe/Pariss",
            [("error", "block-format", "/0/element/timezone")],
            id="a city that there is not",
        ),
    ],
)
def test_time_zones_are_those_of_the_database(name: str, expected: list[object]) -> None:
    picker = {"type": "timepicker", "action_id": "a", "timezone": name}
    assert brief([{"type": "input", "label": plain("x"), "element": picker}]) == expected


@pytest.mark.parametrize("name", ["canvas", "canvas_section", "citation"])
def test_leaves_that_slack_writes_itself_are_doubtful(name: str) -> None:
    line = {"type": "rich_text_section", "elements": [{"type": name}]}
    (found,) = brief([{"type": "rich_text", "elements": [line]}])

    assert found == ("warning", "block-type", "/0/elements/0/elements/0/type")
