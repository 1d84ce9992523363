"""The diagnostics of values stand where the value stands, and say what to do."""

from __future__ import annotations

from fixturectl.store.variables import (
    Problem,
    Variable,
    missing_example,
    missing_value,
    unknown_fault,
    value_fault,
)
from fixturectl.store.yaml_nodes import Mapping, read

ROOT = read("f.yaml", b"host: {type: string}").root
assert isinstance(ROOT, Mapping)
NODE = ROOT.pairs["host"][1]
HOST = Variable("host", "string", NODE, key=ROOT.key("host"))


def test_a_value_is_reported_where_it_stands_or_else_where_it_is_declared() -> None:
    there = Problem("host", "too long", "shorten it", "warning", NODE)
    nowhere = Problem("host", "too long")

    assert str(value_fault(there)) == "f.yaml:1:7: warning: host: too long [variable-value]"
    assert value_fault(there).hint == "shorten it"
    assert str(value_fault(nowhere, NODE)) == "f.yaml:1:7: error: host: too long [variable-value]"
    assert str(value_fault(nowhere)) == "error: host: too long [variable-value]"


def test_an_unknown_variable_gets_a_suggestion() -> None:
    assert unknown_fault("hots", ["host"], None).hint == "did you mean host?"
    assert unknown_fault("x", ["host", "used"], None).hint == "the fixture has host, used"
    assert unknown_fault("x", [], NODE).hint == "the fixture declares no variables"


def test_a_missing_value_says_how_to_give_it() -> None:
    assert str(missing_example(HOST)) == (
        "f.yaml:1:1: error: the required variable host has no example [variable-missing]"
    )
    assert missing_value(HOST).hint == "give it: --var host=..."
