from __future__ import annotations

import pytest

from fixturectl.rendering.expressions.tree import Add, Call, Const, Keyword, List, Name


def test_a_node_has_the_fields_of_its_kind() -> None:
    node = Add(Name("a", offset=0), Const(2, offset=4), offset=2)

    assert repr(node) == "Add(Name('a', offset=0), Const(2, offset=4), offset=2)"
    with pytest.raises(ValueError, match="zip"):
        Add(Name("a", offset=0), offset=2)


def test_children_are_nodes_and_those_in_lists() -> None:
    named = Keyword("k", Const("x", offset=7), offset=5)
    call = Call(Name("f", offset=0), [Name("a", offset=2)], [named], None, None, offset=1)

    assert [type(child) for child in call.children()] == [Name, Name, Keyword]
    assert not list(Const(["no node"], offset=0).children())


def test_an_expression_begins_at_its_first_leaf_not_at_its_sign() -> None:
    call = Call(Name("f", offset=3), [], [], None, None, offset=4)

    assert List([call], offset=8).begin() == 3
