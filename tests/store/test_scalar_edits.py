"""An edit inside a value is there only where the edited file says exactly what is wanted."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.scalar_edits import within
from fixturectl.store.yaml_edits import Edit, apply
from fixturectl.store.yaml_nodes import Mapping, Scalar, read


def value_of(text: str, key: str = "a") -> Scalar:
    document = read("f.yaml", text.encode())
    assert document.problems == ()
    assert isinstance(document.root, Mapping)
    node = document.root.get(key)
    if isinstance(node, Mapping):
        node = node.get(key)
    assert isinstance(node, Scalar)
    return node


MADE = [
    pytest.param('a: "x  y"  # why\n', Edit(1, 3, " "), 'a: "x y"  # why\n', id="quoted"),
    pytest.param('a: "\\u0041  y"\n', Edit(1, 3, " "), 'a: "\\u0041 y"\n', id="behind an escape"),
    pytest.param('a: "x\\u200by"\n', Edit(1, 2, ""), 'a: "xy"\n', id="an escape itself"),
    pytest.param('a: "x !"\n', Edit(1, 2, "\u202f"), 'a: "x\u202f!"\n', id="a blank as it is"),
    pytest.param(
        'a: "\\xe9 !"\n', Edit(1, 2, "\u202f"), 'a: "\\xe9\\u202f!"\n', id="an escape among others"
    ),
    pytest.param('a: "x"\n', Edit(1, 1, "\n"), 'a: "x\\n"\n', id="a line break in quotes"),
    pytest.param("a: 'x  ''y'\n", Edit(1, 3, " "), "a: 'x ''y'\n", id="single quotes"),
    pytest.param("a: 'x'\n", Edit(1, 1, "'"), "a: 'x'''\n", id="a quote inside single quotes"),
    pytest.param("a: x  y # z\n", Edit(1, 3, " "), "a: x y # z\n", id="plain"),
    pytest.param("a: {a: x  y, b: z}\n", Edit(1, 3, " "), "a: {a: x y, b: z}\n", id="in braces"),
    pytest.param(
        "a: x  y, {z}\n", Edit(1, 3, " "), "a: x y, {z}\n", id="plain, with what braces would end"
    ),
    pytest.param("a: |\n  x  y\n  z\n", Edit(1, 3, " "), "a: |\n  x y\n  z\n", id="literal"),
    pytest.param("a: >-\n  x  y\n  z\n", Edit(1, 3, " "), "a: >-\n  x y\n  z\n", id="folded"),
    pytest.param("a: |\n  x\n", Edit(1, 2, ""), "a: |-\n  x\n", id="the last line break goes"),
    pytest.param("a: |+\n  x\n", Edit(1, 2, ""), "a: |-\n  x\n", id="one that is kept goes"),
    pytest.param("a: >-\n  x\n", Edit(1, 1, "\n"), "a: >\n  x\n", id="the last line break comes"),
    pytest.param("a: |\r\n  x  y\r\n", Edit(1, 3, " "), "a: |\r\n  x y\r\n", id="CRLF"),
    pytest.param(
        'sops:\n  mac_only_encrypted: true\na: "x  y"\n',
        Edit(1, 3, " "),
        'sops:\n  mac_only_encrypted: true\na: "x y"\n',
        id="beside sealed values",
    ),
]
REFUSED = [
    pytest.param('a: "x\n  y"\n', Edit(1, 2, ""), id="a folded line break"),
    pytest.param("a: x\n  y\n", Edit(1, 2, "\u00a0"), id="a line break of a plain value"),
    pytest.param("a: 'x'\n", Edit(1, 1, "\n"), id="a line break in single quotes"),
    pytest.param("a: x\n", Edit(1, 1, " "), id="a blank at the end of a plain value"),
    pytest.param("a: x\u200b# y\n", Edit(1, 2, " "), id="it would begin a comment"),
    pytest.param("a: x:\u200by\n", Edit(2, 3, " "), id="it would become a mapping"),
    pytest.param("a: \u200btrue\n", Edit(0, 1, ""), id="it would become a boolean"),
    pytest.param("a: \u200b- x\n", Edit(0, 1, ""), id="it would become a list"),
    pytest.param("a: {a: xy}\n", Edit(1, 1, ","), id="it would end inside braces"),
    pytest.param("a: |\n  x\n  y\n", Edit(0, 0, " "), id="the indent of a block"),
    pytest.param("a: |+\n  x\n\n", Edit(1, 3, ""), id="line breaks that are kept"),
    pytest.param("a: |\n  x\n", Edit(1, 2, " "), id="a line break becomes a blank"),
    pytest.param('sops:\n  mac: x\na: "x  y"\n', Edit(1, 3, " "), id="a MAC covers it"),
]


@pytest.mark.parametrize(("text", "edit", "edited"), MADE)
def test_only_the_characters_concerned_change(text: str, edit: Edit, edited: str) -> None:
    assert apply(text, within(value_of(text), [edit])) == edited


@pytest.mark.parametrize(("text", "edit"), REFUSED)
def test_what_the_spelling_does_not_allow(text: str, edit: Edit) -> None:
    assert within(value_of(text), [edit]) == ()


_TEXT = st.text(st.sampled_from("ab :#-?,[]{}'\"|>!\u00a0\u200b\té"), max_size=12)
_LINES = st.lists(_TEXT, max_size=3)
_SHAPES = st.sampled_from(
    [
        'a: "{0}"\n',
        "a: '{0}'\n",
        "a: {0}\n",
        "a: |\n  {1}\n",
        "a: |-\n    {2}\n",
        "a: >\n  {1}\nb: c\n",
        "a: {{a: {0}, b: c}}\n",
        "a: {{b: c, a: '{0}'}}\n",
        "a:\n  a: {0}\n  b: c\n",
        "a:\n- {0}\n- |\n  {1}\n",
    ]
)
_NEW = st.text(st.sampled_from("xy \u202f\n'\"¿:#"), max_size=2)


@settings(max_examples=400, deadline=None)
@given(shape=_SHAPES, lines=_LINES, where=st.floats(0, 1), length=st.integers(0, 3), new=_NEW)
def test_the_file_then_says_what_is_wanted_and_nothing_else(
    shape: str, lines: list[str], where: float, length: int, new: str
) -> None:
    text = shape.format(*(("\n" + indent).join(lines) for indent in ("  ", "  ", "    ")))
    document = read("f.yaml", text.encode())
    if document.problems or document.root is None:
        return
    for scalar in _texts(document.root):
        start = round(where * len(scalar.value))
        edit = Edit(start, min(start + length, len(scalar.value)), new)
        made = within(scalar, [edit])
        if not made:
            continue

        edited = read("f.yaml", apply(text, made).encode())

        assert edited.problems == ()
        assert edited.root is not None
        wanted = apply(scalar.value, [edit])
        before, after = _leaves(document.root), _leaves(edited.root)
        at = [one is scalar for one in before].index(True)
        assert [one.value for one in after] == [
            wanted if index == at else one.value for index, one in enumerate(before)
        ]


def _leaves(node: object) -> list[Scalar]:
    if isinstance(node, Scalar):
        return [node]
    if isinstance(node, Mapping):
        return [leaf for key, value in node for leaf in (key, *_leaves(value))]
    return [leaf for item in node for leaf in _leaves(item)]  # type: ignore[attr-defined] # a list


def _texts(root: object) -> list[Scalar]:
    """Return the texts of a document, keys apart: what is a number or a boolean is none."""
    if isinstance(root, Mapping):
        return [text for _, value in root for text in _texts(value)]
    if isinstance(root, Scalar):
        return [root] if isinstance(root.resolve(), str) and root.value else []
    return [text for item in root for text in _texts(item)]  # type: ignore[attr-defined] # a list
