"""Nodes know their values, their names and their places."""

from __future__ import annotations

import math

import pytest

from fixturectl.diagnostics import Place
from fixturectl.store.yaml_nodes import (
    Mapping,
    Node,
    Scalar,
    Sequence,
    comment_above,
    plain,
    read,
    unquoted,
)

FILE = """\
# For people.

# What listeners see.
# fixturectl: ignore[x] because
# Keep it short.
title: Lecture interrompue
nested: # beside
  # deeper
  key: "x"
  # not of list
list:
  # The first.
  - a
  - {b: 1}
last: &l |
  text
again: *l
"""


def mapping(text: str = FILE) -> Mapping:
    document = read("fixtures/a/b.yaml", text.encode())
    assert document.problems == ()
    assert isinstance(document.root, Mapping)
    return document.root


def scalar(text: str) -> Scalar:
    found = read("f.yaml", text.encode()).root
    assert isinstance(found, Scalar)
    return found


def child(node: Node | None, name: str) -> Node:
    assert isinstance(node, Mapping)
    found = node.get(name)
    assert found is not None
    return found


def test_a_mapping_is_looked_up_by_name() -> None:
    root = mapping()

    assert list(root.keys()) == ["title", "nested", "list", "last", "again"]
    assert "title" in root
    assert "tittle" not in root
    assert root.get("tittle") is None
    assert root.key("tittle") is None
    assert [key.value for key, _ in root] == list(root.keys())
    assert root.entries == list(root)
    assert len(root) == 5


def test_an_empty_collection_is_not_nothing() -> None:
    root = mapping("a: {}\nb: []\n")

    assert child(root, "a")
    assert child(root, "b")


def test_places() -> None:
    root = mapping()
    key = root.key("nested")
    items = child(root, "list")

    assert key is not None
    assert key.place == Place("fixtures/a/b.yaml", 7, 1)
    assert (child(child(root, "nested"), "key").line, child(root, "title").column) == (9, 8)
    assert isinstance(items, Sequence)
    assert [item.place.line for item in items] == [13, 14]
    assert [item.spelling for item in items] == ["a", "{b: 1}"]
    assert child(root, "nested").spelling == 'key: "x"'
    assert items.spelling == "- a\n  - {b: 1}"
    assert child(root, "last").spelling == "|\n  text"
    assert child(root, "again") is child(root, "last")
    assert root.spelling == FILE[FILE.index("title") :].rstrip()


def test_comments_above() -> None:
    root = mapping()
    notes = {key.value: comment_above(key) for key, _ in root}
    items = child(root, "list")

    assert notes == {
        "title": "What listeners see.\nKeep it short.",
        "nested": "",
        "list": "",
        "last": "",
        "again": "",
    }
    nested = child(root, "nested")
    assert isinstance(nested, Mapping)
    assert comment_above(nested.entries[0][0]) == "deeper"
    assert isinstance(items, Sequence)
    assert comment_above(items.items[0]) == "The first."
    assert comment_above(items.items[1]) == ""


def test_a_comment_at_the_top_belongs_to_the_first_key() -> None:
    assert comment_above(mapping("# note\na: b\n").entries[0][0]) == "note"


def test_a_line_of_a_block_of_text_is_no_comment() -> None:
    root = read("f.yaml", b"- |\n  # text\n- a: b\n").root

    assert isinstance(root, Sequence)
    assert isinstance(root.items[1], Mapping)
    assert comment_above(root.items[1].entries[0][0]) == ""


@pytest.mark.parametrize(
    ("spelling", "value"),
    [
        ("null", None), ("Null", None), ("~", None), ("nUll", "nUll"), ("true", True),
        ("FALSE", False), ("tRUE", "tRUE"), ("yes", "yes"), ("y", "y"), ("0", 0), ("-0", 0),
        ("+12", 12), ("007", 7), ("0o17", 15), ("0o8", "0o8"), ("0xfF", 255), ("-0xf", "-0xf"),
        ("0b1", "0b1"), ("1_000", "1_000"), ("1.", 1.0), (".5", 0.5), ("-1.5e-3", -0.0015),
        (".", "."), ("1e", "1e"), ("1.2.3", "1.2.3"), ("2026-11-22", "2026-11-22"),
        ("12:30:45", "12:30:45"), ("+.inf", math.inf), ("-.Inf", -math.inf), ("inf", "inf"),
        ("٣", "٣"), ("1e999", math.inf),
    ],
)  # fmt: skip
def test_plain_scalars_by_the_core_schema(spelling: str, value: object) -> None:
    node = mapping(f"k: {spelling}\n").get("k")

    assert node is not None
    found = plain(node)

    assert found == value
    assert type(found) is type(value)


def test_not_a_number() -> None:
    found = scalar(".nan").resolve()

    assert isinstance(found, float)
    assert math.isnan(found)


@pytest.mark.parametrize("spelling", ["'1'", '"1"', "|-\n  1", ">-\n  1"])
def test_a_quoted_scalar_is_text(spelling: str) -> None:
    node = scalar(spelling)

    assert node.resolve() == plain(node) == "1"
    assert node.quoted
    assert not node.is_null


def test_null() -> None:
    root = mapping("a:\nb: ~\nc: ''\nd: x\n")

    nulls = [key.value for key, node in root if isinstance(node, Scalar) and node.is_null]

    assert nulls == ["a", "b"]


@pytest.mark.parametrize(
    ("text", "spelling"),
    [
        pytest.param("k: {region}", "{region}", id="a placeholder"),
        pytest.param("k: {count:number}", "{count:number}", id="with its format"),
        pytest.param("k: [INFO]", "[INFO]", id="brackets"),
        pytest.param("k: '{region}'", "", id="quoted"),
        pytest.param("k:\n  region:", "", id="a mapping on lines of its own"),
        pytest.param("k:\n  - region", "", id="a list on lines of its own"),
        pytest.param("k: {\n region}", "", id="too long for a text"),
    ],
)
def test_texts_that_lack_quotes(text: str, spelling: str) -> None:
    assert unquoted(child(mapping(text), "k")) == spelling


def test_nodes_are_shown_with_their_place() -> None:
    root = mapping("a: [b]\n")

    assert repr(root) == "Mapping(['a'], 'fixtures/a/b.yaml:1:1')"
    assert repr(root.get("a")) == "Sequence(1 items, 'fixtures/a/b.yaml:1:4')"
    assert repr(root.key("a")) == "Scalar('a', 'fixtures/a/b.yaml:1:1')"


def test_a_file_keeps_its_byte_order_mark() -> None:
    content = b"\xef\xbb\xbfa: b\r\n"
    source = read("f.yaml", content).source

    assert source.encode(source.text) == content
    assert read("f.yaml", b"a: b").source.encode("c") == b"c"
