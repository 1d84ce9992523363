from __future__ import annotations

from typing import Any

import pytest

from fixturectl.blocks import clauses
from fixturectl.blocks.clauses import AtLeastOne, Clause, Doubtful, ExactlyOne, Needs, NotTogether


@pytest.mark.parametrize(
    ("clause", "value", "expected"),
    [
        pytest.param(AtLeastOne("a", "b"), {"b": 1}, [], id="one of them"),
        pytest.param(AtLeastOne("a", "b"), {}, ["needs a or b"], id="none of them"),
        pytest.param(ExactlyOne("a", "b"), {"a": 1}, [], id="exactly one"),
        pytest.param(ExactlyOne("a", "b"), {}, ["needs a or b"], id="not one"),
        pytest.param(
            ExactlyOne("a", "b"), {"a": 1, "b": 1}, ["may have only one of a and b"], id="both"
        ),
        pytest.param(NotTogether("a", "b", "error"), {"a": True, "b": False}, [], id="apart"),
        pytest.param(
            NotTogether("a", "b", "error"),
            {"a": True, "b": True},
            ["is not used together with b"],
            id="together",
        ),
        pytest.param(Needs("a", "b", "warning"), {"a": True, "b": True}, [], id="has its need"),
        pytest.param(Needs("a", "b", "warning"), {"a": True}, ["needs b: true"], id="lacks it"),
        pytest.param(Doubtful("a", "x", "may fail"), {"a": "y"}, [], id="no doubt"),
        pytest.param(Doubtful("a", "x", "may fail"), {"a": "x"}, ["x may fail"], id="doubt"),
    ],
)
def test_clauses(clause: Clause, value: dict[str, Any], expected: list[str]) -> None:
    assert [fault.predicate for fault in clause.check(value) or ()] == expected


def test_who_reads_no_values_is_asked_whatever_they_are() -> None:
    assert AtLeastOne("a", "b").reads == ()
    assert Needs("a", "b", "error").reads == ("a", "b")


def test_a_clause_of_no_kind_says_nothing() -> None:
    with pytest.raises(NotImplementedError):
        clauses.Clause("a").check({})
