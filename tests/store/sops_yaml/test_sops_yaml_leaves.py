"""Leaves in the order in which SOPS walks a document, with the paths it binds them to."""

from __future__ import annotations

from fixturectl.store.sops_yaml import leaves, paths, read, sequences


def test_paths_hold_keys_and_no_list_indexes_and_aliases_are_expanded() -> None:
    text = "b: &b {x: 1}\na:\n  <<: *b\n  l: [2, [3], {k: 4}]\nsops: {mac: x}\nc: *b\n"
    root = read("file.yaml", text.encode()).documents[0].root

    found = [(".".join(leaf.path), leaf.scalar.value, leaf.in_list) for leaf in leaves(root)]

    assert found == [
        ("b.x", "1", False),
        ("a.<<.x", "1", False),
        ("a.l", "2", True),
        ("a.l", "3", True),
        ("a.l.k", "4", False),
        ("c.x", "1", False),
    ]


def test_the_outermost_alias_counts() -> None:
    text = "a: &a [s]\nb: &b {x: *a}\nc: *b\n"
    root = read("file.yaml", text.encode()).documents[0].root

    names = [leaf.alias.name if leaf.alias else "" for leaf in leaves(root)]

    assert names == ["", "a", "b"]


def test_mappings_and_lists_have_paths_too() -> None:
    text = "a: {}\nb: &b [[], {c: [x]}]\nd: *b\n"
    root = read("file.yaml", text.encode()).documents[0].root

    assert list(paths(root)) == [(), ("a",), ("b",), ("b",), ("b",), ("b", "c")]
    assert [len(one.items) for one in sequences(root)] == [2, 0, 1]
