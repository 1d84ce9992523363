"""The model of a fixture lets through what is right and names what is not."""

from __future__ import annotations

import pytest

from fixturectl.store import schema
from fixturectl.store.yaml_nodes import read


def check(text: str) -> list[str]:
    found = schema.problems("fixture", read("f.yaml", text.encode()))
    assert {problem.check for problem in found} <= {"schema"}
    return [
        f"{problem.line}:{problem.column} {problem.message}"
        + (f" | {problem.hint}" if problem.hint else "")
        for problem in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("text: hello\nblocks: []", id="a list of blocks"),
        pytest.param('{"blocks": {"blocks": [{"type": "divider"}]}}', id="an export"),
        pytest.param(
            "variables: {a: {type: list, of: {type: object, fields: {b: {type: string}}}}}",
            id="declarations within declarations",
        ),
        pytest.param("variables: {a: {type: list, of: string}}", id="a type's name"),
        pytest.param("tests: [{sample: examples, mentions: none}]", id="no mentions"),
        pytest.param("tests: [{sample: a, contains: [x, y], max_chars: 3}]", id="tests"),
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "tests: [{sample: a, zebra: 1}]",
            '1:21 unknown key "zebra" in tests[0] | '
            "known here: channel, contains, locale, max_chars, mentions, sample, status",
            id="a key like no other",
        ),
        pytest.param(
            "variables: {a: {type: strin}}",
            '1:23 variables.a.type must be a type, not the text "strin" | did you mean string?',
            id="a misspelt type",
        ),
        pytest.param(
            "variables: {a: {type: 3}}",
            "1:23 variables.a.type must be a type, not the number 3",
            id="a type that is no text",
        ),
        pytest.param(
            "variables: {a: {example: x}}",
            "1:16 variables.a has no type | add type: what kind of value it is",
            id="a key that is required",
        ),
        pytest.param(
            "variables: {a: {type: }}",
            "1:23 variables.a.type must be a type, not nothing | write it, or remove the key",
            id="a required key left empty",
        ),
        pytest.param(
            "variables: {a: {type: string, sensitive: yes}}",
            '1:42 variables.a.sensitive must be true or false, not the text "yes" | '
            "write true or false, without quotes",
            id="yes is a text in YAML 1.2",
        ),
        pytest.param(
            "variables: {Region: {type: string}}",
            '1:13 "Region" in variables is not a name of lower-case letters, digits and _',
            id="a variable in capitals",
        ),
        pytest.param(
            "variables: {a: {type: object, fields: {b: {typ: url}}}}",
            '1:44 unknown key "typ" in variables.a.fields.b | did you mean type?',
            id="a field",
        ),
        pytest.param(
            "blocks: [divider]",
            '1:10 blocks[0] must be a mapping, not the text "divider"',
            id="block",
        ),
        pytest.param(
            "blocks: text",
            '1:9 blocks must be a list of blocks, not the text "text"',
            id="text",
        ),
    ],
)
def test_what_is_wrong_says_place_cause_and_next_step(text: str, expected: str) -> None:
    assert check(text) == [expected]
