from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from alerts import TENANT

if TYPE_CHECKING:
    from alerts import Alerts

CORPUS = Path(__file__).parents[2].parent / "shared" / "blockkit" / "valid"


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(
            "  - {type: section, text: 'a {{ n }}'}",
            [{"type": "section", "text": {"type": "mrkdwn", "text": "a 5", "verbatim": True}}],
            id="a bare string where mrkdwn may stand",
        ),
        pytest.param(
            "  - {type: header, text: 'a {{ n }}'}",
            [{"type": "header", "text": {"type": "plain_text", "text": "a 5", "emoji": True}}],
            id="a bare string where only plain text may stand",
        ),
        pytest.param(
            "  - {type: section, text: {type: mrkdwn, text: 'a {{ n }}'}}",
            [{"type": "section", "text": {"type": "mrkdwn", "text": "a 5"}}],
            id="an author's own text object gets nothing",
        ),
        pytest.param(
            "  - {type: section, text: {type: plain_text, text: '<{{ n }}>'}}",
            [{"type": "section", "text": {"type": "plain_text", "text": "<5>"}}],
            id="an author's plain text is escaped as such",
        ),
        pytest.param(
            "  - {type: header, text: 2026}",
            [{"type": "header", "text": {"type": "plain_text", "text": "2026", "emoji": True}}],
            id="a number where a text is wanted",
        ),
        pytest.param(
            "  - {type: context, elements: ['{{ empty }}', b]}",
            [
                {
                    "type": "context",
                    "elements": [{"type": "mrkdwn", "text": "b", "verbatim": True}],
                }
            ],
            id="a text that became blank leaves its list",
        ),
        pytest.param(
            "  - {type: context, elements: ['{{ empty }}', ' {{ empty }} ']}\n  - {type: divider}",
            [{"type": "divider"}],
            id="a block without elements leaves the message",
        ),
        pytest.param(
            "  - {type: section, text: a, fields: ['{{ empty }}']}",
            [{"type": "section", "text": {"type": "mrkdwn", "text": "a", "verbatim": True}}],
            id="fields that became empty leave their block",
        ),
        pytest.param(
            "  - type: rich_text\n    elements:\n      - type: rich_text_section\n"
            "        elements:\n"
            "          - {type: text, text: '<{{ n }}>'}\n"
            "          - {type: text, text: x, when: zero}\n"
            "      - {type: rich_text_section, elements: [{type: text, text: x, when: zero}]}",
            [
                {
                    "type": "rich_text",
                    "elements": [
                        {
                            "type": "rich_text_section",
                            "elements": [{"type": "text", "text": "<5>"}],
                        }
                    ],
                }
            ],
            id="rich text, deeper",
        ),
    ],
)
def test_what_becomes_of_blocks(alerts: Alerts, blocks: str, expected: list[Any]) -> None:
    assert alerts.blocks(blocks) == expected


@pytest.mark.parametrize(
    ("block", "expected"),
    [
        pytest.param(
            "{type: section, text: {type: mrkdwn, text: a, when: yes}}",
            "51: when: stands only on an item of a list [schema]", id="when on an object",
        ),
        pytest.param(
            "{type: section, text: a, accessory: {type: button, text: b, for: x in tags}}",
            "65: for: stands only on an item of a list [schema]", id="for on an object",
        ),
        pytest.param(
            "{type: divider, when: [a]}",
            "27: when: takes an expression [schema] quote it: when: '...'", id="when of a list",
        ),
        pytest.param(
            "{type: divider, for: {a: b}}",
            "26: for: takes an expression [schema] quote it: for: '...'", id="for of an object",
        ),
        pytest.param(
            "{type: '{{ name }}', text: a}",
            "12: a type is read as written: it holds no expression [schema]", id="computed type",
        ),
    ],
)  # fmt: skip
def test_faults_of_shape(alerts: Alerts, block: str, expected: str) -> None:
    faults = alerts.faults(f"text: x\nblocks:\n  - {block}\n")

    assert [fault.split(":", 2)[2].startswith(expected) for fault in faults] == [True], faults


def test_unknown_keys_are_left_to_the_rules_of_the_block(alerts: Alerts) -> None:
    fixture = "text: x\nblocks:\n  - {type: divider, colour: '{{ name }}', x: 5}\n"
    message = alerts.render(fixture, variables={"name": "<b>"})

    assert message.blocks[0] == {"type": "divider", "colour": "&lt;b&gt;", "x": 5}
    assert [problem.check for problem in message.problems].count("block-key") == 2


def test_what_an_author_left_blank_or_null_is_left_to_the_rules(alerts: Alerts) -> None:
    blocks = (
        "  - {type: context, elements: []}\n  - {type: context, elements: ['']}\n"
        "  - {type: section, text: null, fields: []}\n"
    )

    assert alerts.blocks(blocks) == [
        {"type": "context", "elements": []},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "", "verbatim": True}]},
        {"type": "section", "text": None, "fields": []},
    ]


def test_what_became_empty_outside_a_list_is_left_to_the_rules(alerts: Alerts) -> None:
    blocks = (
        "  - {type: section, text: a, accessory: {type: context, elements: ['{{ empty }}']}}\n"
        "  - {type: actions, elements: [{type: overflow, options: [{text: a, when: zero}]}]}\n"
    )

    section, actions = alerts.blocks(blocks)
    assert section["accessory"] is None
    assert actions["elements"] == [{"type": "overflow", "options": []}]


@pytest.mark.needs_shared
@pytest.mark.skipif(not CORPUS.is_dir(), reason="no ../shared/blockkit beside the checkout")
def test_native_block_kit_is_untouched(alerts: Alerts) -> None:
    everyone = "mentions: [here, channel, everyone, S0123456789]"
    tenant = TENANT.replace("mentions: [here, S0TEAM01]", everyone)
    changed = []
    for path in sorted(CORPUS.glob("*.json")):
        payload = json.loads(path.read_bytes())
        blocks = payload["blocks"] if isinstance(payload, dict) else payload
        if blocks and "{{" not in json.dumps(blocks) and "G123ABC456" not in json.dumps(blocks):
            # A line of its own for each block: the reader of YAML bounds the depth, not the width.
            text = "\n".join(f"  - {json.dumps(block, ensure_ascii=False)}" for block in blocks)
            if alerts.blocks(text, {"fixtures/default/tenant.yaml": tenant}) != blocks:
                changed.append(path.name)
    assert changed == []
