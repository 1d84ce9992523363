from __future__ import annotations

import pytest

from fixturectl.blocks import misfits
from fixturectl.blocks.folders import blocks, load
from fixturectl.blocks.message import block_list, body
from fixturectl.blocks.rules import Object, Typed


def divider() -> Object:
    rule = load("layout", "divider")
    assert isinstance(rule, Object)
    return rule


def test_keys_that_are_unknown_or_missing() -> None:
    (fault,) = misfits.keys(divider(), {"type": "divider", "blok_id": 1})
    assert fault.predicate == "has no key blok_id; did you mean block_id?"

    (fault,) = misfits.keys(body().fields["metadata"], {"event_typ": "x", "event_payload": {}})  # type: ignore[arg-type]
    assert fault.predicate == "needs event_type; event_typ is no key of it"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("sectoin", "may not be sectoin; did you mean section?", id="slip"),
        pytest.param("alert", "may not be alert: it is legal only in modals", id="elsewhere"),
        pytest.param("button", "must be one of actions, card,", id="an element"),
    ],
)
def test_types(name: str, expected: str) -> None:
    rule = block_list().item
    assert isinstance(rule, Typed)
    (fault,) = misfits.kind(rule, {"type": name}, name)
    assert fault.predicate.startswith(expected)


def test_a_few_names_are_listed_all() -> None:
    (fault,) = misfits.kind(blocks("child", "divider", "header"), {"type": "x"}, "x")
    assert fault.predicate == "must be divider or header, not x"
