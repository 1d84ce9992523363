"""A scalar is read by its type alone; what it must keep to is checked apart."""

from __future__ import annotations

from datetime import timedelta

import pytest

from fixturectl.store.variables.patterns import compile_pattern
from fixturectl.store.variables.scalars import SCALARS, Spelled, beyond, text_of
from fixturectl.store.variables.spellings import Wrong
from fixturectl.store.variables.variable import Variable
from fixturectl.store.yaml_nodes import Mapping, Scalar, read

ROOT = read("f.yaml", b"plain: 5\nquoted: '5'").root
assert isinstance(ROOT, Mapping)
PLAIN, QUOTED = ROOT.pairs["plain"][1], ROOT.pairs["quoted"][1]


def variable(kind: str, **constraints: object) -> Variable:
    return Variable("v", kind, PLAIN, **constraints)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", ["integer", "number"])
def test_only_what_has_no_type_yet_is_read_by_spelling(kind: str) -> None:
    assert SCALARS[kind](variable(kind), PLAIN) == 5
    assert SCALARS[kind](variable(kind), Spelled("5")) == 5
    assert isinstance(SCALARS[kind](variable(kind), QUOTED), Wrong)
    assert isinstance(SCALARS[kind](variable(kind), "5"), Wrong)


@pytest.mark.parametrize("kind", sorted(set(SCALARS) - {"boolean"}))
def test_true_is_nothing_but_a_boolean(kind: str) -> None:
    found = SCALARS[kind](variable(kind, values=("True",)), True)

    assert isinstance(found, Wrong)


@pytest.mark.parametrize(
    ("constraints", "kept", "broken"),
    [
        pytest.param({"minimum": 3}, 3, 2, id="minimum"),
        pytest.param({"maximum": 3}, 3, 3.5, id="maximum"),
        pytest.param(
            {"maximum": timedelta(1)}, timedelta(1), timedelta(2), id="the longest duration"
        ),
        pytest.param({"max_length": 3}, "a😀b", "abcd", id="length, in characters"),
        pytest.param({"pattern": compile_pattern("[a-z]+")}, "abc", "abc1", id="the whole text"),
        pytest.param(
            {"pattern": compile_pattern(".*x.*x.*x.*")}, "xxx", "x" * 60, id="a slow pattern"
        ),
    ],
)
def test_a_constraint_is_kept_up_to_its_limit(
    constraints: dict[str, object], kept: object, broken: object
) -> None:
    assert beyond(variable("string", **constraints), kept) is None
    assert isinstance(beyond(variable("string", **constraints), broken), Wrong)


def test_the_text_of_a_value() -> None:
    assert isinstance(PLAIN, Scalar)
    assert [text_of(one) for one in [PLAIN, QUOTED, "a", 1.5]] == ["5", "5", "a", "1.5"]
    nothing: list[object] = [True, None, [], ROOT]
    assert [text_of(one) for one in nothing] == [None] * 4
