"""The model of a file of texts lets through what is right and names what is not."""

from __future__ import annotations

import pytest

from fixturectl.store import schema
from fixturectl.store.yaml_nodes import read

SEALED = "ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:str]"


def check(text: str) -> list[str]:
    found = schema.problems("texts", read("f.yaml", text.encode()))
    assert {problem.check for problem in found} <= {"schema"}
    return [
        f"{problem.line}:{problem.column} {problem.message}"
        + (f" | {problem.hint}" if problem.hint else "")
        for problem in found
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("texts: {title: Hello}", id="a text"),
        pytest.param("texts: {n: {'=0': none, one: one, other: many}}", id="a plural"),
        pytest.param(f"texts: {{title: '{SEALED}'}}", id="an encrypted text"),
        pytest.param(
            "texts: {title: a}\nsources: {title: 3fa9c1d2}\nstates: {title: fuzzy}", id="states"
        ),
        pytest.param("texts: {title: a}\nsources: {title: null}\nstates:\n", id="no states yet"),
    ],
)
def test_what_is_right_is_left_alone(text: str) -> None:
    assert check(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "texts: {title: 404}",
            "1:16 texts.title must be a text, or a mapping with its plural forms,"
            ' not the number 404 | quote this text: "404"',
            id="a number for a translation",
        ),
        pytest.param(
            "texts:\n  title: {region}\n",
            "2:10 texts.title must be a text, or a mapping with its plural forms,"
            ' not a mapping | quote this text: "{region}"',
            id="a placeholder without quotes",
        ),
        pytest.param(
            "texts:\n  title: [x]\n",
            "2:10 texts.title must be a text, or a mapping with its plural forms,"
            ' not a list | quote this text: "[x]"',
            id="brackets without quotes",
        ),
        pytest.param(
            "texts: {n: {onee: a, other: b}}",
            '1:13 "onee" in texts.n is not a plural category or an exact number such as "=0"'
            " | did you mean one?",
            id="a misspelt plural category",
        ),
        pytest.param(
            "texts:\n  title:\n",
            "2:9 texts.title must be a text, or a mapping with its plural forms, not nothing",
            id="no text",
        ),
        pytest.param(
            "texts: {n: {other: }}",
            "1:20 texts.n.other must be a text, not nothing | write it, or remove the key",
            id="no plural form",
        ),
        pytest.param(
            "texts: {title: a}\nsources: {title: 12345678}",
            "2:18 sources.title must be 8 hex digits, not the number 12345678"
            ' | quote this text: "12345678"',
            id="a hash that YAML takes for a number",
        ),
        pytest.param(
            "texts: {title: a}\nsources: {title: 3FA9C1D}",
            '2:18 sources.title must be 8 hex digits, not the text "3FA9C1D"',
            id="a hash of another shape",
        ),
        pytest.param(
            "texts: {title: a}\nstates: {title: reveiwed}",
            '2:17 states.title must be a state, not the text "reveiwed" | did you mean reviewed?',
            id="a state that there is not",
        ),
        pytest.param(
            "texts: {title: a}\nstates: {titel: reviewed}",
            "2:10 states names titel, which is no text of this file | did you mean title?",
            id="a misspelt key",
        ),
        pytest.param(
            'texts: \nsources: {title: "12345678"}',
            "2:11 sources names title, which is no text of this file"
            " | write the text, or remove this",
            id="a text that went",
        ),
        pytest.param(
            "texts: [a]\nstates: {title: reviewed}",
            "1:8 texts must be a mapping, not a list",
            id="who can't read the texts says nothing of their states",
        ),
        pytest.param(
            "texts: {a: b}\nstates: {Title: reviewed}",
            '2:10 "Title" in states is not a text\'s name',
            id="a key that no text may have is one finding",
        ),
    ],
)
def test_what_is_wrong_says_place_cause_and_next_step(text: str, expected: str) -> None:
    assert check(text) == [expected]
