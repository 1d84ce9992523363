"""An edit changes the value it names, and every other byte stays."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.yaml_edits import (
    Edit,
    Quoted,
    append,
    apply,
    insert,
    insert_all,
    put,
    quote,
    remove,
    replace,
    rewrite,
    write,
)
from fixturectl.store.yaml_nodes import Mapping, Node, Scalar, Sequence, plain, read

FILE = """\
# Keep.
texts:   # here too
  # Note of title.
  title:  'Disque plein'   # why
  # Note of body.
  body: |+
    ligne

  # Note of empty.
  empty:
  flow: {a: 1, b, c: [x]}
list:
- type: header   # first
  # Note of text.
  text: x
- only: 1
"""


def parse(text: str) -> Mapping:
    document = read("f.yaml", text.encode())
    assert document.problems == ()
    assert isinstance(document.root, Mapping)
    return document.root


def at(node: Node | None, *path: str | int) -> Node:
    for step in path:
        if isinstance(step, int):
            assert isinstance(node, Sequence)
            node = node.items[step]
        else:
            assert isinstance(node, Mapping)
            node = node.get(step)
    assert node is not None
    return node


def mapping(node: Node) -> Mapping:
    assert isinstance(node, Mapping)
    return node


def scalar(node: Node) -> Scalar:
    assert isinstance(node, Scalar)
    return node


@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (("texts", "title"), "'Disque plein'", '"Neu: \\"x\\""'),
        (("texts", "body"), "|+\n    ligne", '"Neu: \\"x\\""'),
        (("texts", "empty"), "empty:", 'empty: "Neu: \\"x\\""'),
        (("texts", "flow", "a"), "{a: 1", '{a: "Neu: \\"x\\""'),
        (("list", 0, "type"), "header", '"Neu: \\"x\\""'),
    ],
)
def test_replace(path: tuple[str | int, ...], old: str, new: str, line_break: str) -> None:
    text = FILE.replace("\n", line_break)
    node = scalar(at(parse(text), *path))

    edited = apply(text, [replace(node, 'Neu: "x"')])

    assert edited == text.replace(old.replace("\n", line_break), new, 1)
    assert scalar(at(parse(edited), *path)).value == 'Neu: "x"'


def test_replace_with_what_is_no_text() -> None:
    text = "a: 'x' # b\nc: d\n"
    root = parse(text)
    edits = [replace(scalar(at(root, "c")), None), replace(scalar(at(root, "a")), 12)]

    assert apply(text, edits) == "a: 12 # b\nc: null\n"


def test_put() -> None:
    text = "k: {a, b: , c: 1}\nz: {}\n"
    root = parse(text)
    inner, empty = mapping(at(root, "k")), mapping(at(root, "z"))

    for name, expected in {
        "a": 'k: {a: "x", b: , c: 1}\nz: {}\n',
        "b": 'k: {a, b: "x", c: 1}\nz: {}\n',
        "c": 'k: {a, b: , c: "x"}\nz: {}\n',
        "d": "k: {a, b: , c: 1, d: x}\nz: {}\n",
    }.items():
        assert apply(text, [put(inner, name, "x")]) == expected
    assert apply(text, [put(empty, "a", "x, y")]) == 'k: {a, b: , c: 1}\nz: {a: "x, y"}\n'
    assert apply(text, [put(root, "new", "x")]) == text + "new: x\n"
    with pytest.raises(TypeError, match="not a scalar"):
        put(root, "k", "x")


@pytest.mark.parametrize(
    ("path", "after", "before_it", "added"),
    [
        ((), None, "- only: 1\n", "new:\n  x: word\n"),
        ((), "texts", "[x]}\n", "new:\n  x: word\n"),
        (("texts",), "title", "# why\n", "  new:\n    x: word\n"),
        (("texts",), "body", "    ligne\n\n", "  new:\n    x: word\n"),
        (("texts",), "empty", "  empty:\n", "  new:\n    x: word\n"),
        (("list", 0), "type", "# first\n", "  new:\n    x: word\n"),
        (("list", 0), None, "text: x\n", "  new:\n    x: word\n"),
        (("texts", "flow"), "a", "{a: 1", ", new: {x: word}"),
    ],
)
def test_insert(path: tuple[str | int, ...], after: str | None, before_it: str, added: str) -> None:
    edit = insert(mapping(at(parse(FILE), *path)), "new", {"x": "word"}, after=after)

    edited = apply(FILE, [edit])

    assert edited == FILE.replace(before_it, before_it + added, 1)
    assert plain(at(parse(edited), *path, "new")) == {"x": "word"}


def test_insert_keeps_the_files_line_breaks_and_end() -> None:
    text = "a: b\r\nc: d"

    assert apply(text, [insert(parse(text), "e", ["f"])]) == "a: b\r\nc: d\r\ne:\r\n  - f"


def test_insert_behind_an_alias() -> None:
    text = "a: &x\n  b: c\nd: *x # note\ne: f\n"

    edited = apply(text, [insert(parse(text), "g", "h", after="d")])

    assert edited == "a: &x\n  b: c\nd: *x # note\ng: h\ne: f\n"


@pytest.mark.parametrize(
    ("path", "name", "gone", "left"),
    [
        ((), "texts", FILE[: FILE.index("list")], ""),
        (("texts",), "title", "  # Note of title.\n  title:  'Disque plein'   # why\n", ""),
        (("texts",), "body", "  # Note of body.\n  body: |+\n    ligne\n\n", ""),
        (("texts",), "empty", "  # Note of empty.\n  empty:\n", ""),
        (("texts",), "flow", "  flow: {a: 1, b, c: [x]}\n", ""),
        (("texts", "flow"), "a", "a: 1, ", ""),
        (("texts", "flow"), "b", "b, ", ""),
        (("texts", "flow"), "c", ", c: [x]", ""),
        (("list", 0), "type", "type: header   # first\n  ", ""),
        (("list", 0), "text", "  # Note of text.\n  text: x\n", ""),
        (("list", 1), "only", "only: 1", "{}"),
    ],
)
def test_remove(path: tuple[str | int, ...], name: str, gone: str, left: str) -> None:
    assert gone in FILE

    edited = apply(FILE, [remove(mapping(at(parse(FILE), *path)), name)])

    assert edited == FILE.replace(gone, left, 1)
    assert name not in mapping(at(parse(edited), *path))


@pytest.mark.parametrize(
    ("text", "name", "left"),
    [
        ("a: b\r\nc: d\r\n", "a", "c: d\r\n"),
        ("a: b\nc: d", "c", "a: b\n"),
        ("{a: b}\n", "a", "{}\n"),
        ("# x\n\n# y\na: b\nc: d\n", "a", "# x\n\nc: d\n"),
        ("# x\na: b\nc: d\n", "a", "c: d\n"),
        ("a: |\n  # no comment\n# comment\nb: c\n", "b", "a: |\n  # no comment\n"),
        ("a: &x [y]\nb: *x # z\nc: *x\n", "b", "a: &x [y]\nc: *x\n"),
    ],
)
def test_remove_at_the_edges(text: str, name: str, left: str) -> None:
    assert apply(text, [remove(parse(text), name)]) == left


def test_several_edits_at_once() -> None:
    root = parse(FILE)
    texts = mapping(at(root, "texts"))
    edits = [put(texts, "title", "x"), remove(texts, "empty"), insert(texts, "new", 1)]

    edited = mapping(at(parse(apply(FILE, edits)), "texts"))

    assert plain(edited) == {
        "title": "x",
        "body": "ligne\n\n",
        "flow": {"a": 1, "b": None, "c": ["x"]},
        "new": 1,
    }


def test_edits_that_overlap_are_refused() -> None:
    with pytest.raises(ValueError, match="overlap at character 3"):
        apply("abcdef", [Edit(0, 3, "x"), Edit(2, 4, "y")])


NAMES = st.sampled_from(["a", "b", "c", "on", "x y"])
LEAVES = st.sampled_from(["", "text", "a: b", "two\nlines", "ends\n", "kept\n\n\n", 1, None, True])
TREES: st.SearchStrategy[Any] = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=8,
)


@settings(max_examples=250, deadline=None)
@given(
    value=st.dictionaries(NAMES, TREES, min_size=1, max_size=4),
    new=TREES,
    choices=st.lists(st.integers(0, 5), min_size=8, max_size=8),
    kind=st.sampled_from(["remove", "insert", "replace"]),
    line_break=st.sampled_from(["\n", "\r\n"]),
)
def test_only_what_is_named_changes(
    value: dict[str, Any], new: object, choices: list[int], kind: str, line_break: str
) -> None:
    text = write(value).replace("\n", line_break)
    wanted = copy.deepcopy(value)
    node, place = parse(text), wanted
    for choice in choices:  # walk down to some mapping
        name = list(place)[choice % len(place)]
        inner = node.get(name)
        if not isinstance(inner, Mapping) or not len(inner):
            break
        node, place = inner, place[name]
    name = list(place)[choices[-1] % len(place)]
    found = node.get(name)
    if kind == "remove":
        edit = remove(node, name)
        del place[name]
    elif kind == "replace" and isinstance(found, Scalar):
        edit = replace(found, quote("x"))
        place[name] = quote("x")
    else:
        edit = insert(node, "new", new, after=name)
        place["new"] = new

    edited = apply(text, [edit])

    assert plain(parse(edited)) == wanted
    assert edited.replace(line_break, "") == edited.replace("\r", "").replace("\n", "")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("a: [x] # why\n", "a: [x, 7] # why\n", id="in line"),
        pytest.param("a: []\n", "a: [7]\n", id="empty"),
        pytest.param(
            "a:\n- x # why\nb: 1\n", "a:\n- x # why\n- 7\nb: 1\n", id="below, not indented"
        ),
        pytest.param("a:\n  - - x\n", "a:\n  - - x\n  - 7\n", id="behind a list"),
        pytest.param("a:\r\n  - {b: c}", "a:\r\n  - {b: c}\r\n  - 7", id="no line end"),
        pytest.param("a:\n  - |\n    x\n", "a:\n  - |\n    x\n  - 7\n", id="behind a block"),
    ],
)
def test_append_adds_an_item_and_changes_nothing_else(before: str, after: str) -> None:
    items = at(parse(before), "a")
    assert isinstance(items, Sequence)

    assert apply(before, [append(items, 7)]) == after
    assert plain(parse(after))["a"][-1] == 7  # type: ignore[call-overload,index]


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        pytest.param({}, "  a: 1\n  # Note.\n  b: 2\n  x: 3\n  q: {}\n# End\n", id="last"),
        pytest.param(
            {"after": "a"}, "  a: 1\n  x: 3\n  q: {}\n  # Note.\n  b: 2\n# End\n", id="behind a key"
        ),
        pytest.param(
            {"first": True}, "  x: 3\n  q: {}\n  a: 1\n  # Note.\n  b: 2\n# End\n", id="first"
        ),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_insert_several(where: dict[str, Any], expected: str, line_break: str) -> None:
    text = "k:\n  a: 1\n  # Note.\n  b: 2\n# End\n".replace("\n", line_break)
    inner = mapping(at(parse(text), "k"))

    edited = apply(text, [insert_all(inner, {"x": 3, "q": {}}, **where)])

    assert edited == f"k:\n{expected}".replace("\n", line_break)


def test_insert_first() -> None:
    text = "k: {a: 1}\n# Note of list.\nlist: []\n"
    root = parse(text)

    in_braces = apply(text, [insert_all(mapping(at(root, "k")), {"x": "q, z"}, first=True)])
    at_root = apply(text, [insert_all(root, {"x": 1}, first=True)])

    assert in_braces == text.replace("{a", '{x: "q, z", a')
    assert at_root == f"x: 1\n{text}"
    noted = f"# Note.\n{text}"
    assert apply(noted, [insert_all(parse(noted), {"x": 1}, first=True)]) == f"x: 1\n{noted}"


@pytest.mark.parametrize(
    ("path", "value", "old", "new"),
    [
        (("texts", "title"), {"one": "a"}, "  'Disque plein'", "\n    one: a"),
        (("texts", "body"), Quoted("x"), " |+\n    ligne\n", ' "x"'),
        (("texts", "empty"), [1], "empty:", "empty:\n    - 1"),
        (("texts", "flow"), {}, "{a: 1, b, c: [x]}", "{}"),
        (("texts", "flow", "b"), {"x": "q"}, "b,", "b: {x: q},"),
        (("list",), Quoted("z"), FILE[FILE.index("\n- type") :], ' "z"\n'),
    ],
)
@pytest.mark.parametrize("line_break", ["\n", "\r\n"])
def test_rewrite(path: tuple[str, ...], value: object, old: str, new: str, line_break: str) -> None:
    text = FILE.replace("\n", line_break)
    above = mapping(at(parse(text), *path[:-1]))

    edited = apply(text, [rewrite(above, path[-1], value)])

    assert edited == FILE.replace(old, new, 1).replace("\n", line_break)
    assert plain(at(parse(edited), *path)) == value


def test_rewrite_an_alias() -> None:
    text = "a: &x b\nc: *x  # same\nd: *x\n"

    assert apply(text, [rewrite(parse(text), "c", 1)]) == "a: &x b\nc: 1  # same\nd: *x\n"
