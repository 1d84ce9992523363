"""A node is compared with a shape: one fault is one finding, and credentials are not repeated."""

from __future__ import annotations

import pytest

from fixturectl.store import schema
from fixturectl.store.schema.checking import check, found, problem
from fixturectl.store.schema.shapes import Anything, Flag, Items, Key, Number, Shape, Table, Text
from fixturectl.store.yaml_nodes import Mapping, Node, read

SEALED = "ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:str]"


def node(text: str) -> Node:
    root = read("f.yaml", f"v: {text}".encode()).root
    assert isinstance(root, Mapping)
    return root.pairs["v"][1]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("{a: b}", "a mapping", id="a mapping"),
        pytest.param("[a]", "a list", id="a list"),
        pytest.param(f'"{SEALED}"', "an encrypted value", id="sealed"),
        pytest.param("", "nothing", id="nothing"),
        pytest.param("~", "~", id="null as written"),
        pytest.param("true", "true", id="a boolean"),
        pytest.param("1.50", "the number 1.50", id="a number as written"),
        pytest.param("a", 'the text "a"', id="a text"),
        pytest.param("b" * 80, f'the text "{"b" * 59}…"', id="a long text"),
    ],
)
def test_what_is_there_is_said_in_words(text: str, words: str) -> None:
    assert found(node(text)) == words


@pytest.mark.parametrize(("text", "words"), [("canary", "a text"), ("4711", "a number")])
def test_a_secret_is_not_repeated(text: str, words: str) -> None:
    assert found(node(text), secret=True) == words
    assert text not in check(node(text), Flag(), ("slack", "token"))[0].message


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        pytest.param(f'"{SEALED}"', Number(), id="a number"),
        pytest.param(f'"{SEALED}"', Flag(), id="a boolean"),
        pytest.param(f'"{SEALED}"', Text(pattern="x"), id="a text"),
        pytest.param("[[a], {b: c}]", Items(Anything()), id="a list of anything"),
        pytest.param("{a: ~}", Table({"a": Key(Text(), "A.")}), id="null for an optional key"),
    ],
)
def test_what_fits_is_left_alone(text: str, shape: Shape) -> None:
    assert check(node(text), shape) == []


def test_a_required_key_that_is_misspelt_is_one_finding() -> None:
    shape = Table({"type": Key(Text(), "What it is.", required=True)})

    assert [one.message for one in check(node("{typ: a}"), shape)] == ['unknown key "typ"']
    assert [one.message for one in check(node("{}"), shape)] == ["the file has no type"]
    assert [one.hint for one in check(node("{}"), shape)] == ["add type: what it is"]


def test_a_problem_stands_at_its_node() -> None:
    one = problem(node("x"), "wrong", "mend it", check="patch", level="warning")

    assert f"{one} | {one.hint}" == "f.yaml:1:4: warning: wrong [patch] | mend it"


def test_a_file_that_is_not_yaml_has_the_readers_findings_only() -> None:
    found = schema.problems("texts", read("f.yaml", b"texts: {"))

    assert {problem.check for problem in found} == {"yaml"}


def test_two_faults_are_two_findings() -> None:
    text = b"texts: {title: {region}, body: {a} }"

    assert len(schema.problems("texts", read("f.yaml", text))) == 2
