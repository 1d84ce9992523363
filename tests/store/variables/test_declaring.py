"""A declaration becomes a variable, or says what makes no sense in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.store import variables
from fixturectl.store.yaml_nodes import Mapping, Node, read

if TYPE_CHECKING:
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.variables import Variable


def root(text: str) -> Mapping:
    document = read("f.yaml", text.encode())
    assert not document.problems
    assert isinstance(document.root, Mapping)
    return document.root


def node(text: str) -> Node:
    found = root(f"v: {text}").get("v")
    assert found is not None
    return found


def declare(text: str, name: str = "v") -> tuple[Variable | None, tuple[Diagnostic, ...]]:
    mapping = root(f"{name}: {text}")
    found = mapping.get(name)
    assert found is not None
    return variables.declare(name, found, mapping.key(name))


def variable(text: str) -> Variable:
    found, problems = declare(text)
    assert problems == ()
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("declaration", "expected"),
    [
        pytest.param(
            "{type: string, minimum: 3}",
            "1:19 v: minimum means nothing for the type string"
            " | remove it: it belongs to integer, number, duration",
            id="a key of other types",
        ),
        pytest.param(
            "{type: enum}", "1:11 v: an enum needs values | add values: [...]", id="no values"
        ),
        pytest.param(
            "{type: enum, values: []}",
            "1:11 v: an enum needs values | add values: [...]",
            id="no value",
        ),
        pytest.param(
            "{type: list}",
            "1:11 v: a list needs of | add of: {type: string}, or whatever its items are",
            id="no items",
        ),
        pytest.param(
            "{type: object, fields: {a: {type: object}}}",
            "1:38 v.a: an object needs fields | add fields: {name: {type: string}}",
            id="an object in an object",
        ),
        pytest.param(
            "{type: integer, minimum: 3, maximum: 2}",
            "1:20 v: the minimum is larger than the maximum | swap them",
            id="bounds crossed",
        ),
        pytest.param(
            "{type: integer, minimum: 5m}",
            "1:29 v: minimum must be a number | write it without quotes",
            id="a duration as bound of an integer",
        ),
        pytest.param(
            "{type: duration, minimum: 5}",
            "1:30 v: minimum must be a duration | say the unit: 5s",
            id="a number as bound of a duration",
        ),
        pytest.param(
            "{type: string, pattern: '['}",
            "1:28 v: the pattern is no regular expression:"
            " unterminated character set at position 0",
            id="no pattern",
        ),
        pytest.param(
            "{type: string, pattern: '.*x.*y', max_length: 9000}",
            "1:28 v: the pattern may take too long for texts over 3162 characters"
            " | set max_length to 3162 or less, or repeat less in the pattern",
            id="a slow pattern on long texts",
        ),
        pytest.param(
            "{type: integer, example: x}",
            '1:29 v: a whole number is expected, not "x"',
            id="its example",
        ),
        pytest.param(
            "{type: integer, default: 1.5}",
            '1:29 v: a whole number is expected, not "1.5"',
            id="its default",
        ),
        pytest.param(
            "{type: list, of: {type: url, example: x}}",
            '1:42 : an absolute URL is expected, not "x" | write it as https://host/path',
            id="an item's example",
        ),
        pytest.param(
            "{type: datetime, example: 2026-01-01}",
            "1:30 v: no time zone is given: UTC is taken | add Z or an offset such as +01:00",
            id="an example without zone",
        ),
    ],
)
def test_declarations_that_make_no_sense(declaration: str, expected: str) -> None:
    _, problems = declare(declaration)

    found = [
        f"{one.line}:{one.column} {one.message}" + (f" | {one.hint}" if one.hint else "")
        for one in problems
    ]
    assert found == [expected]


@pytest.mark.parametrize(
    "declaration",
    [
        "3",
        "nonsense",
        "[a]",
        "{type: nonsense}",
        "{type: [a]}",
        "{type: list, of: nonsense}",
        "{type: object, fields: {Bad: {type: string}}}",
        "{type: object, fields: {a: {type: x}}}",
        "{type: object, fields: {a: {type: list, of: x}}}",
    ],
)
def test_what_the_schema_reports_is_not_declared_and_not_reported_again(declaration: str) -> None:
    assert declare(declaration) == (None, ())


@pytest.mark.parametrize("name", ["severity", "now", "t", "true", "in", "range"])
def test_names_that_templates_know_already_are_refused(name: str) -> None:
    found, problems = variables.declare(name, node("{type: string}"))

    assert found is None
    assert problems[0].message == f'the name "{name}" is reserved: templates know it already'
    assert problems[0].hint == f"name it alert_{name}"


def test_a_name_in_capitals_is_left_to_the_schema() -> None:
    assert variables.declare("Region", node("{type: string}")) == (None, ())


def test_a_declaration_says_all_there_is_to_know() -> None:
    found = variable(
        "{type: string, description: where, default: x, example: y, max_length: 9, pattern: '.*'}"
    )

    assert (found.name, found.type, found.description) == ("v", "string", "where")
    assert not found.required
    assert not found.nullable
    assert not found.any_sensitive
    assert found.max_length == 9
    assert found.pattern is not None
    assert variable("{type: integer, max_length: null, minimum: null, of: ~}").minimum is None
