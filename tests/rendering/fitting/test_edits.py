from __future__ import annotations

from typing import Any

from fixturectl.rendering.fitting.edits import Edits, beginning
from fixturectl.rendering.pieces import Arr, Obj
from fixturectl.store.yaml_nodes import read

NODE = read("a.yaml", b"{}").root


def placed(value: Any) -> Any:
    """Return a plain tree as a message has it."""
    if isinstance(value, dict):
        made: Any = Obj({key: placed(child) for key, child in value.items()})
    elif isinstance(value, list):
        made = Arr([placed(child) for child in value])
    else:
        return value
    made.node = NODE
    return made


def test_what_is_changed_is_made_anew_and_the_rest_shared() -> None:
    old = placed({"a": [1, {"b": 2, "c": 3}], "d": {"e": 4}})
    edits = Edits()
    edits.drop(old["a"], 0)
    edits.replace(old["a"][1], "b", 20)

    new = edits.made(old)

    assert edits
    assert new == {"a": [{"b": 20, "c": 3}], "d": {"e": 4}}
    assert old == {"a": [1, {"b": 2, "c": 3}], "d": {"e": 4}}
    assert new["d"] is old["d"]
    assert isinstance(new["a"][0], Obj)
    assert isinstance(new["a"], Arr)
    assert new.node is new["a"].node is new["a"][0].node is NODE


def test_nothing_to_change_changes_nothing() -> None:
    old = {"a": [1]}
    edits = Edits()

    assert not edits
    assert edits.made(old) is old


def test_what_is_left_out_is_not_replaced() -> None:
    old = {"a": 1, "b": 2}
    edits = Edits()
    edits.drop(old, "a")
    edits.replace(old, "a", 3)

    assert edits.made(old) == {"b": 2}


def test_the_beginning_of_a_list_is_placed_where_the_list_is() -> None:
    first = beginning(placed([1, 2, 3]), 2)

    assert first == [1, 2]
    assert isinstance(first, Arr)
    assert first.node is NODE
    assert type(beginning([1, 2, 3], 2)) is list
