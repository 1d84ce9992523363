"""What a variable knows of itself: its example, put together from its parts."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from fixturectl.store import variables
from fixturectl.store.variables.variable import kind_of
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
        pytest.param("{type: string}", None, id="none"),
        pytest.param("{type: enum, values: [a, b]}", "a", id="an enum's first value"),
        pytest.param("{type: list, of: {type: string, example: a}}", ["a"], id="a list of one"),
        pytest.param("{type: list, of: string}", None, id="items without"),
        pytest.param(
            "{type: object, fields: {a: {type: enum, values: [x]}, b: {type: url, default: null}}}",
            {"a": "x", "b": None},
            id="fields, by example or default",
        ),
        pytest.param("{type: object, fields: {a: {type: string}}}", None, id="fields without"),
    ],
)
def test_parts_make_an_example(declaration: str, expected: object) -> None:
    declared = variable(declaration)
    example = variables.example_of(declared)

    assert (variables.read(declared, example).value if example is not None else None) == expected


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param({"a": 1}, "an object", id="a dict"),
        pytest.param((1,), "a list", id="a tuple"),
        pytest.param(None, "null", id="none"),
        pytest.param(True, "true", id="a bool"),
        pytest.param(False, "false", id="another"),
        pytest.param(1.5, "a number", id="a float"),
        pytest.param("x", "a text", id="a str"),
        pytest.param(timedelta(1), "a timedelta", id="something else"),
    ],
)
def test_a_value_is_called_by_its_kind(given: object, expected: str) -> None:
    assert kind_of(given) == expected


def test_a_node_is_called_by_its_kind() -> None:
    assert [kind_of(node(text)) for text in ("{a: b}", "[]", "~", "no", "1")] == [
        "an object",
        "a list",
        "null",
        "a text",
        "a number",
    ]


def test_a_problem_reads_as_a_line() -> None:
    assert (
        str(variables.Problem("a[0].b", "a number is expected")) == "a[0].b: a number is expected"
    )
