"""Plain Block Kit JSON: every broken rule, where it stands in its file."""

from __future__ import annotations

import json

import pytest

from fixturectl.actions.validate_blocks import Payload, read, validate
from fixturectl.blocks import builder_url

LONG = {"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}


def found(text: str) -> list[tuple[str, str, int, int, str]]:
    return [
        (one.check, one.path, one.line, one.column, one.pointer)
        for one in validate([read(Payload("a.json", text))])
    ]


@pytest.mark.parametrize(
    ("payload", "pointer"),
    [
        pytest.param([LONG], "/0/text/text", id="a list"),
        pytest.param({"blocks": [LONG]}, "/blocks/0/text/text", id="an object with blocks"),
        pytest.param({"text": "a", "blocks": [LONG]}, "/blocks/0/text/text", id="a body"),
    ],
)
def test_the_three_shapes(payload: object, pointer: str) -> None:
    found_in = found(json.dumps(payload))

    assert [(check, at) for check, *_, at in found_in if at] == [("block-length", pointer)]


def test_a_finding_stands_where_the_value_stands() -> None:
    text = json.dumps([{"type": "divider"}, LONG], indent=2)

    assert found(text) == [("block-length", "a.json", 9, 15, "/1/text/text")]


def test_what_is_missing_is_placed_where_it_belongs() -> None:
    assert found('[\n {"type": "header"}]') == [("block-required", "a.json", 2, 2, "/0")]


def test_an_address_of_block_kit_builder() -> None:
    message = {"text": "a", "blocks": [LONG]}

    assert found(builder_url.encode(message)) == [
        ("block-length", "a.json", 1, 1, "/blocks/0/text/text")
    ]


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        pytest.param('[\n  {"type": }]', (2, 12), "not JSON: expecting value", id="syntax"),
        pytest.param("", (1, 1), "not JSON: expecting value", id="nothing"),
        pytest.param("[" * 100_000, (1, 1), "not JSON that can be read", id="too deep"),
        pytest.param(
            "https://app.slack.com/block-kit-builder/#%7B", (1, 1), "no readable JSON", id="address"
        ),
    ],
)
def test_what_is_no_json(text: str, place: tuple[int, int], said: str) -> None:
    (finding,) = validate([read(Payload("a.json", text))])

    assert (finding.check, finding.level) == ("json", "error")
    assert (finding.line, finding.column) == place
    assert said in finding.message


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('[{"type": "divider", "type": "divider"}]', id="a key twice"),
        pytest.param("\ufeff[]", id="a byte order mark"),
        pytest.param("1", id="a number"),
    ],
)
def test_json_that_is_not_yaml_has_no_places_but_its_findings(text: str) -> None:
    assert all((line, column) == (1, 1) for _, _, line, column, _ in found(text))


def test_sound_blocks_have_no_finding() -> None:
    assert found('{"text": "a", "blocks": [{"type": "divider"}]}') == []
    assert found('{"text": "a\\/b \\ud83d\\ude00"}') == []


def test_a_finding_has_what_slack_would_answer() -> None:
    blocks = [{"type": "header", "text": {"type": "plain_text", "text": "x" * 151}}]
    payload = Payload("b.json", json.dumps(blocks))

    (one,) = validate([read(payload)])

    assert one.pointer == "/0/text/text"
    assert json.loads(one.slack) == {
        "code": "failed_constraint",
        "constraint": {"type": "max_length", "expected": 150, "got": 151},
    }
