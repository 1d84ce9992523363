from __future__ import annotations

import json
from typing import Any

import pytest
from rule_cases import BROKEN, Walk

from fixturectl import blocks
from fixturectl.blocks import sources
from fixturectl.store.yaml_nodes import Node, Sequence, read

SECTION_KEYS = "accessory, block_id, expand, fields, text, type"
TOO_LONG = "151 characters long, at most 150 are allowed"
X = "x" * 151
MAYBE = ", ".join(["{type: mrkdwn, text: x, when: a}"] * 12)


def nodes(text: str) -> list[Node]:
    root = read("f.yaml", text.encode()).root
    assert isinstance(root, Sequence)
    return root.items


def told(text: str) -> list[str]:
    return [
        f"{found.place.line}:{found.place.column} {found.breach.pointer} {found.breach.message}"
        for found in sources.check(nodes(text))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "- {type: divider, blok_id: a}",
            ["1:19 /blocks/0/blok_id divider has no key blok_id; did you mean block_id?"],
            id="key",
        ),
        pytest.param(
            "- {type: section, when: a > 1, text: x, colour: red}",
            [f"1:41 /blocks/0/colour section has no key colour; it has {SECTION_KEYS}"],
            id="key of a block that may be left out",
        ),
        pytest.param(
            "- {type: actions, elements: [{type: button, txt: Go, for: a in b}]}",
            ["1:30 /blocks/0/elements/0 button needs text; txt is no key of it"],
            id="required key under a wrong name",
        ),
        pytest.param(
            "- {type: divder}",
            ["1:10 /blocks/0/type blocks[0] may not be divder; did you mean divider?"],
            id="type",
        ),
        pytest.param("- {text: x}", ["1:3 /blocks/0 blocks[0] needs type"], id="no type"),
        pytest.param(
            f"- {{type: header, text: {X}}}",
            [f"1:24 /blocks/0/text header.text is {TOO_LONG}"],
            id="bare string that stands for a text object",
        ),
        pytest.param(
            "- {type: header, text: {type: mrkdwn, text: x}}",
            ["1:31 /blocks/0/text/type header.text must be plain_text, not mrkdwn"],
            id="text object",
        ),
        pytest.param(
            f"- {{type: header, text: {{type: plain_text, text: {X}}}}}",
            [f"1:49 /blocks/0/text/text header.text is {TOO_LONG}"],
            id="text of a text object",
        ),
        pytest.param(
            "- {type: header, text: x, level: 9}",
            ["1:34 /blocks/0/level header.level must be at most 4, not 9"],
            id="number",
        ),
        pytest.param(
            "- {type: header, text: [x]}",
            ["1:24 /blocks/0/text header.text must be an object, not a list"],
            id="list for an object",
        ),
        pytest.param(
            "- {type: section, fields: {a: b}}",
            ["1:27 /blocks/0/fields section.fields must be a list, not an object"],
            id="object for a list",
        ),
        pytest.param(
            "- {type: header, text: null}",
            ["1:24 /blocks/0/text header.text must be an object, not null"],
            id="null",
        ),
        pytest.param(
            "- {type: section}", ["1:3 /blocks/0 section needs text or fields"], id="neither key"
        ),
        pytest.param(
            "- {type: image, alt_text: x, image_url: https://x.io, slack_file: {id: F1}}",
            ["1:3 /blocks/0 image may have only one of image_url and slack_file"],
            id="both keys",
        ),
        pytest.param(
            "- {type: section, fields: [a, b, c, d, e, f, g, h, i, j, k, {for: x in y, text: a}]}",
            ["1:61 /blocks/0/fields/11 section.fields[11] needs type",
             "1:27 /blocks/0/fields section.fields has 11 items, at most 10 are allowed"],
            id="too many, whatever is left out",
        ),
        pytest.param(
            "- {type: section, fields: []}",
            ["1:27 /blocks/0/fields section.fields is empty"],
            id="too few",
        ),
        pytest.param(
            "- {type: markdown, text: {}}",
            ["1:26 /blocks/0/text markdown.text must be a string, not an object"],
            id="object for a string",
        ),
        pytest.param("- x", ["1:3 /blocks/0 blocks[0] must be an object, not a string"], id="junk"),
    ],
)  # fmt: skip
def test_what_is_wrong_whatever_the_values_are(text: str, expected: list[str]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"- {{type: header, text: '{{{{ a }}}}{X}'}}", id="template"),
        pytest.param("- {type: header, text: x, level: '{{ a }}'}", id="number of a template"),
        pytest.param("- {type: '{{ a }}', anything: x}", id="type of a template"),
        pytest.param(f"- {{type: header, text: 'ENC[AES256_GCM,a]{X}'}}", id="sealed"),
        pytest.param("- {type: divider, when: a, for: b in c}", id="when and for on a block"),
        pytest.param("- {type: context, elements: [{for: a in b, type: mrkdwn, text: x}]}", id="a"),
        pytest.param(f"- {{type: section, fields: [{MAYBE}]}}", id="items that may be left out"),
        pytest.param("- {type: markdown, text: 2026}", id="a number where a text belongs"),
        pytest.param("- {type: plan, title: x, tasks: [{task_id: a, title: b}]}", id="no type"),
        pytest.param(
            "- {type: task_card, task_id: a, title: b, icon: {any: [1, {thing: x}], when: 1}}",
            id="what is the app's own business",
        ),
        pytest.param(
            "- {type: table, column_settings: [null, {align: left}], rows: [[{type: raw_text,"
            " text: ''}]]}",
            id="null where it may stand",
        ),
    ],
)  # fmt: skip
def test_what_may_be_right_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_sources_agree_with_payloads() -> None:
    """What is broken as a payload is, as far as one object goes, broken as a source."""
    missed, seen = [], 0
    for case in Walk().cases(blocks.block_list_rule().item):
        # YAML has no number that is none, and a bare word is a string, or a text object.
        if case.label.endswith(("no string", "no object", "nan", "inf")):
            continue
        found = sources.check(nodes(json.dumps([case.value], ensure_ascii=False)))
        errors = [one for one in found if one.breach.level == "error"]
        seen += 1
        if bool(errors) is not (case.verdict == BROKEN) and not _relates_values(case.value):
            missed.append((case.label, errors))
    assert missed == []
    assert seen > 2500


def _relates_values(value: Any) -> bool:
    """Tell whether what breaks is no value by itself, but one beside another."""
    return any(breach.check in _RELATIONS for breach in blocks.check([value]))


_RELATIONS = ("block-match", "block-unique", "block-choice", "block-total", "block-count")
