from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.rendering.fitting.graphemes import end_of
from fixturectl.rendering.fitting.shortening import mended, shorten
from fixturectl.rendering.pieces import FieldKind, Leaf, Part
from fixturectl.store.yaml_nodes import Scalar, read

_PIECES = [
    "word", " ", "\n", "*bold text*", "_it_", "~no~", "`code x`", "```\nblock\n```", "&amp;",
    "&lt;", "<https://example.com/a_b|label of it>", "<@U12345>", "<!here>", ":tada:",
    ":+1::skin-tone-4:",
    "👨‍👩‍👧‍👦", "🇩🇪", "e\u0301", "각", "क्षि", "❤️", "\u2068abc def\u2069", "\u200f", "שלום",
    "https://example.com/a/b", "**strong**", "[label](https://x.io/a)", "\\*", "~~s~~", "*", "`",
    "<",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=30).map("".join)
KINDS = st.sampled_from(["mrkdwn", "plain", "markdown"])


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("hello", 5, "hello", id="what fits stays"),
        pytest.param("hello there", 8, "hello t…", id="an ellipsis ends what was cut"),
        pytest.param("hello there", 7, "hello…", id="no blank before it"),
        pytest.param("hello *bold text* x", 14, "hello *bold…*", id="bold is closed"),
        pytest.param("*bold _it lic_ x* y", 11, "*bold _i…_*", id="pairs are closed inside out"),
        pytest.param("hi *bold* x", 6, "hi…", id="no bold without a letter"),
        pytest.param("a `code span` b", 9, "a `code…`", id="code is closed"),
        pytest.param("```\ncode\ncode``` x", 12, "```\ncode…```", id="a code block is closed"),
        pytest.param("a &amp;&amp; b", 8, "a &amp;…", id="entities are whole"),
        pytest.param("a :tada: b", 8, "a…", id="emoji are whole"),
        pytest.param(
            "see <https://x.io|the label> ok", 24, "see <https://x.io|the…>", id="a shorter label"
        ),
        pytest.param("see <https://x.io|the label> ok", 17, "see…", id="or no link"),
        pytest.param("see <@U12345> ok then", 12, "see…", id="mentions are whole"),
        pytest.param("a https://x.io/b c d e f", 20, "a https://x.io/b c…", id="addresses too"),
        pytest.param("a https://x.io/b/c", 12, "a https://x…", id="unless there is no room"),
        pytest.param("🇩🇪🇫🇷🇯🇵", 4, "🇩🇪…", id="flags are whole"),
        pytest.param("e\u0301" * 3, 4, "e\u0301…", id="marks stay with their letter"),
        pytest.param("&amp;\u0301xyz", 6, "…", id="even with an entity"),
        pytest.param("\u2068abcdef\u2069 x", 6, "\u2068abc…\u2069", id="isolates are closed"),
        pytest.param(
            "\u202aab\u2068cdef\u2069\u202c", 8, "\u202aab\u2068c…\u2069\u202c", id="both"
        ),
        pytest.param("\u2068ab\u2069 cd ef", 7, "\u2068ab\u2069 c…", id="once closed, closed"),
        pytest.param("\u2069abcdef", 4, "\u2069ab…", id="an end without its beginning"),
        pytest.param("\u200fabcdef", 4, "\u200fab…", id="a direction mark stays"),
        pytest.param("    abc", 4, "…", id="nothing to see"),
        pytest.param("abc", 1, "…", id="room for the ellipsis only"),
    ],
)
def test_mrkdwn(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit, "mrkdwn") == expected


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        pytest.param("[a label](https://x.io) b", 21, "[a la…](https://x.io)", id="label"),
        pytest.param("**strong text** and more", 14, "**strong te…**", id="strong"),
        pytest.param("```py\nx=1\ny=2\n```\nx", 15, "```py\nx=1…\n```", id="code block"),
        pytest.param(r"a\*b\*c\*d", 7, r"a\*b\*…", id="escapes are whole"),
    ],
)
def test_markdown(text: str, limit: int, expected: str) -> None:
    assert shorten(text, limit, "markdown") == expected


def test_plain_text_has_no_marks() -> None:
    assert shorten("*bold text*", 7, "plain") == "*bold…"
    assert shorten("<https://x.io|a>", 9, "plain") == "<https:/…"


def balanced(text: str, kind: FieldKind) -> bool:
    if kind != "mrkdwn":
        return True
    if re.search(r"<[^<>|\n]+\|[^<>\n]*$", text) or re.search(r"&(a|am|amp|l|lt)…", text):
        return False
    return text.count("```") % 2 == 0


@given(TEXTS, st.integers(1, 60), KINDS)
@settings(max_examples=300, deadline=None)
def test_what_is_shortened_is_whole(text: str, limit: int, kind: FieldKind) -> None:
    short = shorten(text, limit, kind)

    assert len(short) <= limit
    assert (short == text) == (len(text) <= limit)
    if short != text:
        kept = short[: short.rindex("…")]
        assert text.startswith(kept)
        assert len(kept) in {0, *_boundaries(text)}
        if balanced(text + "…", kind):
            assert balanced(short, kind)
    assert short.count("\u2068") >= short.count("\u2069") or "\u2068" not in text
    assert short.count("\u2068") == short.count("\u2069")


def _boundaries(text: str) -> list[int]:
    found, at = [], 0
    while at < len(text):
        at = end_of(text, at)
        found.append(at)
    return found


@pytest.mark.parametrize("piece", ["*a ", "`a ", "<a", "[a", "**a ", ":a", "&", "_*~", "🇩"])
@pytest.mark.parametrize("kind", ["mrkdwn", "markdown"])
def test_a_megabyte_is_no_danger(piece: str, kind: FieldKind) -> None:
    assert len(shorten(piece * 300_000, 3000, kind)) <= 3000


def scalar(text: str) -> Scalar:
    node = read("fixtures/a.yaml", f"'{text}'".encode()).root
    assert isinstance(node, Scalar)
    return node


def test_origins_are_cut_with_the_text() -> None:
    template, text = scalar("{{ t.title }} on {{ host }}"), scalar("*Disk {name} is full*")
    parts = [
        Part("*Disk ", text, 0, "text", "title"),
        Part("sda1", text, 6, "value", "name"),
        Part(" is full*", text, 12, "text", "title"),
        Part(" on ", template, 13, "template"),
    ]
    leaf = Leaf(parts, "mrkdwn", template)

    short = shorten(leaf, 14, "mrkdwn")

    assert isinstance(short, Leaf)
    assert short == "*Disk sda1 i…*"
    assert (short.kind, short.node) == ("mrkdwn", template)
    assert short.parts == (
        Part("*Disk ", text, 0, "text", "title"),
        Part("sda1", text, 6, "value", "name"),
        Part(" i", text, 12, "text", "title"),
        Part("…", None, 0, "mark"),
        Part("*", text, 20, "text", "title"),
    )


def test_a_value_that_is_cut_stands_where_it_did() -> None:
    node = scalar("{{ host }}")
    short = shorten(Leaf([Part("server-one", node, 0, "value", "host")], "plain", node), 5, None)

    assert isinstance(short, Leaf)
    assert short.parts == (Part("serv", node, 0, "value", "host"), Part("…", None, 0, "mark"))


def test_a_mended_text_keeps_its_origins() -> None:
    node = scalar("x")
    leaf = mended(Leaf([Part("a\ud83d", node, 0, "value", "host")], "plain", node))

    assert isinstance(leaf, Leaf)
    assert leaf.parts == (Part("a\ufffd", node, 0, "value", "host"),)
