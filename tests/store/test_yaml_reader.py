"""What the strict reader takes, what it refuses, and what it says to whom it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence, plain, read
from fixturectl.store.yaml_nodes.source import MAX_BYTES


def nested(depth: int) -> list[object]:
    return [nested(depth - 1)] if depth > 1 else []


@pytest.mark.parametrize(
    ("content", "value"),
    [
        pytest.param(
            "a: no\nb: on\nc: 12:30\nd: 0777\ne: 1_0\n",
            {"a": "no", "b": "on", "c": "12:30", "d": 777, "e": "1_0"},
            id="no YAML 1.1",
        ),
        pytest.param(
            "[null, ~, true, False, 0o17, 0x1F, -1, +.5, 1e3, .inf, -.INF]",
            [None, None, True, False, 15, 31, -1, 0.5, 1000.0, float("inf"), float("-inf")],
            id="YAML 1.2 core",
        ),
        pytest.param("['1', \"true\"]", ["1", "true"], id="quoted is text"),
        pytest.param(
            "on: 1\nno: 2\n'404': 3\n\"<<\": 4\n=0: 5\n",
            {"on": 1, "no": 2, "404": 3, "<<": 4, "=0": 5},
            id="keys that are text",
        ),
        pytest.param(
            "\ufeffa: b\r\nc: |\r\n  d\r\n  e\r\n", {"a": "b", "c": "d\ne\n"}, id="BOM and CRLF"
        ),
        pytest.param("---\na: b\n...\n", {"a": "b"}, id="one document with its marks"),
        pytest.param(
            "a: &x [1, {b: c}]\nd: *x\n", {"a": [1, {"b": "c"}], "d": [1, {"b": "c"}]}, id="alias"
        ),
        pytest.param(
            "a: &s b\nc: [*s]\nd: &k\n  e: f\ng: *k\n",
            {"a": "b", "c": ["b"], "d": {"e": "f"}, "g": {"e": "f"}},
            id="anchors",
        ),
        pytest.param("a: {}\nb: []\nc:\n", {"a": {}, "b": [], "c": None}, id="empty values"),
        pytest.param("? a\n: b\n", {"a": "b"}, id="an explicit key"),
        pytest.param(f"a: {'9' * 5000}\n", {"a": "9" * 5000}, id="more digits than Python reads"),
        pytest.param('a: "\\0\\x07\\u2028"\n', {"a": "\0\x07\u2028"}, id="controls in escapes"),
        pytest.param("[" * 64 + "]" * 64, nested(64), id="64 levels"),
    ],
)
def test_what_is_taken(content: str, value: object) -> None:
    document = read("f.yaml", content.encode())

    assert document.problems == ()
    assert document.root is not None
    assert plain(document.root) == value


@pytest.mark.parametrize(
    ("content", "place", "message", "hint"),
    [
        # What translators write.
        ("title: {region} is down\n", "1:8", 'begins with "{"', '"{region} is down"'),
        ("title: {{ region }}\n", "1:8", "{{ region }} is read as a mapping", '"{{ region }}"'),
        ("title: {{ region }} x\n", "1:8", "{{ region }} x is read as", "quote this text"),
        ("{{ region }}: x\n", "1:1", "is read as a mapping", "quote this text"),
        ("title: [INFO] text\n", "1:8", 'begins with "["', '"[INFO] text"'),
        ("title: *bold*\n", "1:8", 'begins with "*"', '"*bold*"'),
        ("title: *bold\n", "1:8", "refers to an anchor", "quote this text"),
        ("title: `x`\n", "1:8", 'begins with "`"', '"`x`"'),
        ("title: @here\n", "1:8", 'begins with "@"', '"@here"'),
        ("  - %x\n", "1:5", 'begins with "%"', '"%x"'),
        ("title: , x\n", "1:8", 'begins with ","', '", x"'),
        ("title: - x\n", "1:8", 'begins with "-"', '"- x"'),
        ("title: ? x\n", "1:8", 'begins with "?"', '"? x"'),
        ("title: & Co\n", "1:8", 'begins with "&"', '"& Co"'),
        ("title: &Co\n", "1:8", "nothing refers to the anchor &Co", "quote this text"),
        ("title: !important\n", "1:8", "a tag: !important", "quote this text"),
        ("title: ! x\n", "1:8", "a tag: !", "quote this text"),
        ("title: !<x y\n", "1:8", 'begins with "!"', "quote this text"),
        ("title: > text\n", "1:8", "text beside the >", "next lines"),
        ("title: | text\n", "1:8", "text beside the |", "next lines"),
        ("title: Budget: 3\n", "1:8", 'a text with ": "', '"Budget: 3"'),
        ("title: 100%: yes\n", "1:8", 'a text with ": "', '"100%: yes"'),
        (f"title: {'x' * 100}: yes\n", "1:8", 'a text with ": "', "…"),
        ("title:Hello\nbody: x\n", "1:7", 'a blank is missing after "title:"', "title: ..."),
        ("body: x\ntitle:Hello\n", "2:7", 'a blank is missing after "title:"', "title: ..."),
        ('title: "a" b\n', "1:12", "text after the closing quote", '\\"'),
        ("title: 'L'alerte'\n", "1:11", "text after the closing quote", "''"),
        ('title: "abc\nbody: x\n', "1:8", 'this " is never closed', "close it"),
        ("title: 'abc\n", "1:8", "this ' is never closed", "close it"),
        ('title: "abc\nbody: "x"\n', "1:8", "ends only on line 2", "close the quote"),
        ('a: "\\d"\n', "1:5", '"\\d" is not an escape', "\\\\"),
        ('a: "\\ud800"\n', "1:5", '"\\u" is not an escape', "\\\\"),
        # What others write.
        ("\ttitle: x\n", "1:1", "a tab in the indentation", "spaces"),
        ("a:\n  b: x\n \tc: y\n", "3:2", "a tab in the indentation", "spaces"),
        ("a: |\n\tb\n", "2:1", "a tab in the indentation", "spaces"),
        ("a: b\n\t c: d\n", "2:1", "a tab in the indentation", "spaces"),
        ("-\tx: y\n", "1:2", "a tab in the indentation", "spaces"),
        ("a:\t@x\n", "1:4", 'begins with "@"', "quote"),
        ("a: {\n\tb: @c}\n", "2:5", 'begins with "@"', "quote"),
        ('a: "b"\nc d\n', "2:1", "a key and a colon", "key: value"),
        ("a: [b]\n...\nc: d\n", "3:1", "text after the document's end", "one document"),
        ("%TAG !a! b\n- c\n", "2:1", "sequence entries are not allowed", "check the indentation"),
        ("+:: !a!b c\n", "1:5", "undefined tag handle", "check"),
        ("a: {\n x: y, z: & b}\n", "2:11", 'begins with "&"', "quote"),
        ("a: x\n b: y\n", "2:2", "indentation", "align"),
        ("a:\n  b: x\n c: y\n", "3:2", "indentation", "align"),
        ("- a\nb: c\n", "2:1", "indentation", "align"),
        ("a: |\n x\ny\n", "3:1", "a key and a colon", "key: value"),
        ("a: [x\nb: y\n", "1:4", 'this "[" is not closed', "]"),
        ("a: {b: c\n", "1:4", 'this "{" is not closed', "}"),
        ("a: [\n", "1:4", 'this "[" is not closed', "]"),
        ("a: [b, ]]\n", "1:4", 'begins with "["', "quote"),
        ("a: 1\nb: 2\na: 3\n", "3:1", "first on line 1", "remove or rename"),
        ("!!str a: b\n", "1:1", "a tag: !!str", "remove"),
        ("a: !!map {b: c}\n", "1:4", "a tag: !!map", "remove"),
        ("a: &x !y [b]\nc: *x\n", "1:7", "a tag: !y", "remove"),
        ("a: ! 'b'\n", "1:4", "a tag: !", "remove"),
        ("<<: {a: b}\n", "1:1", "a merge key", "write the keys out"),
        ("404: x\n", "1:1", "the number 404", '"404"'),
        ("true: x\n", "1:1", "the boolean true", '"true"'),
        ("~: x\n", "1:1", "nothing", '"~"'),
        ("? \n: x\n", "1:2", "nothing", '""'),
        ("? [a]\n: b\n", "1:3", "a key must be a text", "quote"),
        ("a: &x b\n*x : c\n", "2:1", "a key must be a text", "text"),
        ("a: &x [*x]\n", "1:8", "stands inside what it refers to", "write"),
        ("a: &x b\nc: &x d\ne: *x\n", "2:4", "&x is here twice", "rename"),
        ("a: b\n---\nc: d\n", "2:1", "a second document", "one document"),
        ("%YAML 1.2\n---\na: b\n", "1:1", "a directive", "remove"),
        ("%x y\n", "1:1", 'begins with "%"', "quote"),
        ("", "1:1", "the file is empty", "remove the file"),
        ("# only\n", "1:1", "the file is empty", "remove the file"),
        ("---\n", "1:1", "the file is empty", "remove the file"),
        ("a: b\0c\n", "1:5", "control character U+0000", "remove it"),
        ("é: \x07\n", "1:4", "control character U+0007", "\\u0007"),
        ("é: x\u2028y\n", "1:5", "control character U+2028", "\\u2028"),
        ("é: \x85\n", "1:4", "control character U+0085", "\\u0085"),
        ("a: \ufeffb\n", "1:4", "byte order mark", "remove"),
        ("\ufeffa: @b\n", "1:4", 'begins with "@"', "quote"),
        ("a: b\r\nc: @d\r\n", "2:4", 'begins with "@"', '"@d"'),
    ],
)
def test_what_is_refused(content: str, place: str, message: str, hint: str) -> None:
    fault = read("f.yaml", content.encode()).problems[0]

    assert f"{fault.line}:{fault.column}" == place
    assert message in fault.message
    assert hint in fault.hint
    assert (fault.check, fault.level, fault.path) == ("yaml", "error", "f.yaml")


@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        pytest.param(b"a: b\nc: \xff\n", "2:4", "byte 0xff is not UTF-8", id="not UTF-8"),
        pytest.param("é: ".encode() + b"\xed\xa0\x80", "1:4", "byte 0xed", id="a surrogate"),
        pytest.param("a: b".encode("utf-16"), "1:1", "the file is UTF-16", id="UTF-16"),
        pytest.param("a: b".encode("utf-16-be"), "1:1", "the file is UTF-16", id="no BOM"),
        pytest.param(b"#" * (MAX_BYTES + 1), "1:1", "larger than 1 MiB", id="too large"),
    ],
)
def test_bytes_that_are_no_text(content: bytes, place: str, message: str) -> None:
    document = read("f.yaml", content)

    assert document.root is None
    assert [place] == [f"{fault.line}:{fault.column}" for fault in document.problems]
    assert message in document.problems[0].message


def test_one_mebibyte_is_read() -> None:
    content = b"a: b\n#".ljust(MAX_BYTES, b"x")

    assert read("f.yaml", content).problems == ()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("[" * 200_000, id="lists in brackets"),
        pytest.param("{a: " * 200_000, id="mappings in braces"),
        pytest.param("{" * 200_000, id="mappings as keys"),
        pytest.param("- " * 200_000, id="lists"),
        pytest.param("? " * 200_000, id="explicit keys"),
        pytest.param("\n".join(" " * depth + "a:" for depth in range(1400)), id="mappings"),
        pytest.param("a: &x " + "[" * 40 + "]" * 40 + "\nb: " + "[" * 40 + "*x", id="by alias"),
    ],
)
def test_depth_is_bounded(content: str) -> None:
    document = read("f.yaml", content.encode())

    assert document.root is None
    assert document.problems[-1].message == "more than 64 levels deep"


def test_what_aliases_repeat_is_bounded() -> None:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{step}: &a{step} [{', '.join([f'*a{step - 1}'] * 9)}]" for step in range(1, 10)]

    document = read("f.yaml", "\n".join(lines).encode())

    assert document.root is None
    assert "aliases repeat more than 10,000 values" in document.problems[0].message


def test_a_list_of_many_plain_nodes_is_no_bomb() -> None:
    document = read("f.yaml", b"- a\n" * 100_000)

    assert document.problems == ()
    assert isinstance(document.root, Sequence)
    assert len(document.root) == 100_000


def test_problems_are_bounded() -> None:
    document = read("f.yaml", b"- !x\n" * 5000)

    assert document.root is None
    assert len(document.problems) == 100


def test_all_faults_of_a_file_are_told_and_the_rest_is_read() -> None:
    document = read("f.yaml", b"a: 1\na: 2\n404: x\nb: !t c\nd: *e\n? [f]\n: g\nh: i\n")

    assert len(document.problems) == 5
    assert isinstance(document.root, Mapping)
    assert list(document.root.keys()) == ["a", "404", "b", "d", "h"]
    assert isinstance(found := document.root.get("a"), Scalar)
    assert found.value == "1"


FRAGMENTS = [
    "a",
    ": ",
    ":",
    "- ",
    "\n",
    "  ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "'",
    '"',
    "|",
    ">",
    "&x ",
    "*x",
    "!t ",
    "#",
    "%",
    "@",
    "`",
    "\\",
    "?",
    "? ",
    "---\n",
    "...\n",
    "\t",
    "\r\n",
    "é",
    "<<",
    "1",
    "\ufeff",
    "+",
    "~",
]


@settings(max_examples=400, deadline=None)
@given(
    st.binary(max_size=60)
    | st.lists(st.sampled_from(FRAGMENTS), max_size=25).map("".join).map(str.encode)
)
def test_whatever_a_file_holds_is_read_or_refused(content: bytes) -> None:
    document = read("f.yaml", content)

    for fault in document.problems:
        lines = document.source.text.splitlines() or [""]
        assert 1 <= fault.line <= len(lines) + 1
        assert fault.message
        assert fault.hint
    assert document.root is not None or document.problems
    if document.root is not None and not document.problems:
        plain(document.root)
