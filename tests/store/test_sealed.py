"""An encrypted value is told from a clear one, and stands in for itself."""

from __future__ import annotations

import pytest

from fixturectl.store.sealed import Sealed, covers_clear, is_sealed, plain
from fixturectl.store.yaml_nodes import Mapping, Node, read

SEALED = "ENC[AES256_GCM,data:abc=,iv:def=,tag:ghi=,type:int]"


def node(text: str) -> Node:
    root = read("f.yaml", f"v: {text}".encode()).root
    assert isinstance(root, Mapping)
    return root.pairs["v"][1]


@pytest.mark.parametrize(
    ("text", "sealed"),
    [
        pytest.param(SEALED, True, id="plain, as SOPS writes it"),
        pytest.param(f'"{SEALED}"', True, id="quoted"),
        pytest.param("ENC(x)", False, id="another tool's mark"),
        pytest.param("[a]", False, id="a list"),
    ],
)
def test_what_sops_writes_is_sealed(text: str, *, sealed: bool) -> None:
    assert is_sealed(node(text)) is sealed


def test_nothing_is_not_sealed() -> None:
    assert not is_sealed(None)


def test_a_value_is_read_with_stand_ins_at_every_depth() -> None:
    found = plain(node(f"{{a: 1, b: ['{SEALED}', no], c: {{d: ~}}}}"))

    assert found == {"a": 1, "b": ["[sealed]", "no"], "c": {"d": None}}
    stand_in = plain(node(SEALED))
    assert isinstance(stand_in, Sealed)
    assert stand_in.node.value == SEALED


@pytest.mark.parametrize(
    ("text", "covers"),
    [
        ("a: b", False),
        ("{a: b, sops: {mac: x}}", True),
        ("{a: b, sops: {mac_only_encrypted: true}}", False),
        ("{a: b, sops: {mac_only_encrypted: false}}", True),
        ("{a: b, sops: {mac_only_encrypted: [true]}}", True),
        ("{a: b, sops: odd}", True),
    ],
)
def test_whether_a_seal_covers_what_is_in_clear(text: str, *, covers: bool) -> None:
    root = read("f.yaml", text.encode()).root

    assert isinstance(root, Mapping)
    assert covers_clear(root) is covers
