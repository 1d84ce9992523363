"""Nodes as SOPS reads them."""

from __future__ import annotations

from fixturectl.store.sops_yaml import Mapping, Scalar, Typed


def test_a_scalar_knows_its_type() -> None:
    assert Scalar("017", "", None, None).typed() == Typed("int", b"15")
    assert Scalar("017", "'", None, None).typed() == Typed("str", b"017")


def test_a_mapping_gives_the_value_of_a_key() -> None:
    mapping = Mapping(None, 0)
    value = Scalar("x", "", None, None)
    mapping.entries.append((Scalar("k", "", None, None), value))

    assert mapping.get("k") is value
    assert mapping.get("l") is None
