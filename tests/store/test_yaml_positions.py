"""Every character of a value is found again in the file, whatever style wrote it."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence, read

TEXTS = st.text(
    st.sampled_from("ab é\u263a\U0001f600'\"\\\n\n \t:#-\x07{}|>\xa0"), max_size=40
) | st.text(max_size=30)


def scalar_of(content: bytes) -> Scalar:
    document = read("f.yaml", content)
    assert document.problems == ()
    assert isinstance(document.root, Mapping)
    found = document.root.get("k")
    assert isinstance(found, Scalar)
    return found


def assert_found(scalar: Scalar) -> None:
    """Check each character, but for those an escape or a fold spells differently."""
    text = scalar.source.text
    for index, character in enumerate(scalar.value):
        offset = scalar.offset(index)
        assert scalar.start <= offset
        spelled = text[offset]
        if spelled == "\\" and scalar.style == '"':
            token = text[offset : offset + 10]
            decoded = yaml.safe_load(f'"{_escape(token)}"')
            assert decoded == character
        elif character == "\n" or (character == " " and spelled != " "):
            assert spelled in "\r\n"
        else:
            assert spelled == character
    assert scalar.offset(0) <= scalar.offset(len(scalar.value)) <= len(text)


def _escape(token: str) -> str:
    return token[: {"x": 4, "u": 6, "U": 10}.get(token[1], 2)]


@settings(max_examples=150, deadline=None)
@given(
    text=TEXTS,
    style=st.sampled_from(["", "'", '"', "|", ">"]),
    width=st.sampled_from([4, 10, 80]),
    unicode=st.booleans(),
    crlf=st.booleans(),
)
def test_what_pyyaml_writes_is_found(
    text: str, style: str, width: int, *, unicode: bool, crlf: bool
) -> None:
    written = yaml.dump(
        {"k": text, "z": "end"},
        default_style=style or None,
        width=width,
        allow_unicode=unicode,
        Dumper=yaml.SafeDumper,
    )
    content = written.replace("\n", "\r\n") if crlf else written
    document = read("f.yaml", content.encode())
    if document.problems or not isinstance(document.root, Mapping):
        return  # PyYAML writes tags and breaks that a store refuses
    found = document.root.get("k")
    assert isinstance(found, Scalar)
    if style or text == found.value:
        assert_found(found)


LINES = st.lists(st.text("ab é\U0001f600 ", max_size=6), min_size=1, max_size=6)


@settings(max_examples=200, deadline=None)
@given(
    lines=LINES,
    style=st.sampled_from("|>"),
    chomping=st.sampled_from(["", "+", "-"]),
    indicator=st.booleans(),
    indent=st.integers(1, 5),
    comment=st.sampled_from(["", "  # note"]),
    line_break=st.sampled_from(["\n", "\r\n"]),
    last=st.booleans(),
)
def test_blocks_written_by_hand_are_found(  # noqa: PLR0913 - each is one way to write a block
    *,
    lines: list[str],
    style: str,
    chomping: str,
    indicator: bool,
    indent: int,
    comment: str,
    line_break: str,
    last: bool,
) -> None:
    header = f"{style}{indent if indicator else ''}{chomping}{comment}"
    body = [" " * indent + line if line else "" for line in lines]
    tail = [] if last else ["z: end", ""]
    document = read("f.yaml", line_break.join([f"k: {header}", *body, *tail]).encode())
    if document.problems:
        return  # leading blanks without an indicator are refused by the parser
    assert isinstance(document.root, Mapping)
    found = document.root.get("k")
    assert isinstance(found, Scalar)
    assert_found(found)
    assert found.end <= (document.root.key("z") or found).start or last


@pytest.mark.parametrize(
    ("content", "index", "line", "column"),
    [
        pytest.param("k: abc", 2, 1, 6, id="plain"),
        pytest.param("k: ab\n  cd", 3, 2, 3, id="plain, behind a folded break"),
        pytest.param("k: ab\n\n\n  cd", 3, 3, 1, id="the second of two kept breaks"),
        pytest.param("k: 'it''s'", 3, 1, 9, id="behind a doubled quote"),
        pytest.param('k: "\\n\\x41\\u263A\\U0001F600!"', 4, 1, 27, id="behind four escapes"),
        pytest.param('k: "a  \\\n    b"', 3, 2, 5, id="behind an escaped break"),
        pytest.param('k: "a\n\n  b"', 1, 2, 1, id="a break kept in quotes"),
        pytest.param("k: |\n  ab\n   c\n", 4, 3, 4, id="a literal block's third column"),
        pytest.param("k: >2-\n    ab\n  c\n", 5, 3, 3, id="a folded block with an indicator"),
        pytest.param("k: |+\n\n\n", 1, 3, 1, id="a block of kept breaks only"),
        pytest.param("\ufeffk: é\U0001f600x", 2, 1, 6, id="behind a byte order mark"),
        pytest.param("k: abc", 3, 1, 7, id="behind the last character"),
        pytest.param("k: 'abc'", 3, 1, 8, id="the closing quote is behind the last character"),
        pytest.param("k:\n", 0, 1, 3, id="nothing"),
        pytest.param("k: |\n", 0, 1, 5, id="an empty block"),
    ],
)
def test_place_of_a_character(content: str, index: int, line: int, column: int) -> None:
    place = scalar_of(content.encode()).at(index)

    assert (line, column) == (place.line, place.column)


def test_a_list_of_blocks_keeps_each_ones_end() -> None:
    document = read("f.yaml", b"- |\n  a\n\n- >-\n  b\n  c\n# note\n- |2\n\n   d\n")

    assert isinstance(document.root, Sequence)
    assert [item.spelling for item in document.root] == ["|\n  a", ">-\n  b\n  c", "|2\n\n   d"]


def test_an_alias_that_leads_nowhere_stands_as_it_is_written() -> None:
    root = read("f.yaml", b"k: *gone").root
    assert isinstance(root, Mapping)
    found = root.get("k")
    assert isinstance(found, Scalar)

    assert [found.at(index).column for index in range(len(found.value) + 1)] == [4, 5, 6, 7, 8, 9]
