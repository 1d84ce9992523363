"""What is read without Jinja has the tree that Jinja's parser gives it; all else is left to it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.rendering.expressions import everyday, jinja_trees
from fixturectl.rendering.expressions.faults import ExpressionError

EVERYDAY = [
    "name",
    "owner.name",
    "t.title",
    "t('affected', count=listeners)",
    "_('Region')",
    '_("Region")',
    "severity | label",
    "tags | join(', ')",
    "tags | sort(reverse=true) | first",
    "severity | urgency_emoji if status == 'firing' else status | status_emoji",
    "a if b else c if d else e",
    "error_rate is not none",
    "(a is none) == b",
    "a is none and b or not c",
    "not not a",
    "n > 0",
    "1 < n <= 5 != 4",
    "n - 6 + 1 - 0",
    "(labels | length) - 6",
    "labels[:6]",
    "labels[1:]",
    "labels[0].name[n]",
    "names['a b']",
    "mention('here')",
    "link(tenant.values.runbooks, 'Öffnen')",
    "(((name)))",
    "None or True",
    "'}}'",
    "\n name\t",
]
LEFT_TO_JINJA = [
    pytest.param("a ~ b", id="a sign that is rare"),
    pytest.param("-n", id="a negative number"),
    pytest.param("a in b", id="in"),
    pytest.param("n is divisibleby 3", id="a test with an argument"),
    pytest.param("n is divisibleby(3)", id="a test with an argument in brackets"),
    pytest.param("'a' 'b'", id="texts side by side"),
    pytest.param(r"'it\'s'", id="an escape"),
    pytest.param("0.5", id="a fraction"),
    pytest.param("1_000", id="digits in groups"),
    pytest.param("007", id="no number"),
    pytest.param("'y' if a", id="no else"),
    pytest.param("f(a, )", id="a comma too many"),
    pytest.param("f(a=1, b)", id="an argument behind a named one"),
    pytest.param("f(*a)", id="arguments from a list"),
    pytest.param("labels[::2]", id="a step"),
    pytest.param("größe", id="a letter beyond ASCII"),
    pytest.param("a.0", id="an item as a member"),
    pytest.param("if", id="a word of the grammar"),
    pytest.param("a b", id="two expressions"),
    pytest.param("f(", id="never closed"),
    pytest.param("", id="nothing"),
    pytest.param("(" * 9 + "a" + ")" * 9, id="many brackets"),
    pytest.param("a." * 200 + "a", id="a long one"),
]


def _jinja(text: str) -> str:
    try:
        return repr(jinja_trees.read(f"ab{{{{{text}}}}}c", 4))
    except ExpressionError:
        return ""


def _bare_jinja(text: str) -> str:
    try:
        return repr(jinja_trees.read_bare(text))
    except ExpressionError:
        return ""


@pytest.mark.parametrize("text", EVERYDAY)
def test_everyday_expressions_have_the_tree_that_jinja_makes(text: str) -> None:
    leaf = everyday.read(f"ab{{{{{text}}}}}c", 4)
    bare = everyday.read(text, 0, closed_by="")

    assert repr(leaf) == _jinja(text)
    assert bare
    assert repr(bare[0]) == _bare_jinja(text)


@pytest.mark.parametrize("text", LEFT_TO_JINJA)
def test_anything_else_is_left_to_jinja(text: str) -> None:
    assert everyday.read(f"{{{{{text}}}}}", 2) is None
    assert everyday.read(text, 0, closed_by="") is None


def test_an_end_must_be_the_one_that_was_asked_for() -> None:
    assert everyday.read("{{ name", 2) is None
    assert everyday.read("name }}", 0, closed_by="") is None


_WORDS = """a t _ f none true 'x' "y" 0 12 and or not in is if else . , : | = == != < <= > >= + -
    ( ) [ ] ~ * ** / // % { }"""
WORDS = st.sampled_from(_WORDS.split())
GLUE = st.sampled_from(["", " ", " ", "\n"])


def _joined(words: list[tuple[str, str]]) -> str:
    return "".join(word + glue for word, glue in words)


def _grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    signs = st.sampled_from([" + ", " - ", "==", " != ", "<", " and ", " or ", " | ", ".", ", "])
    return st.one_of(
        st.tuples(inner, signs, inner).map("".join),
        st.tuples(inner, inner, inner).map(lambda three: "{} if {} else {}".format(*three)),
        st.tuples(inner, st.sampled_from(["({})", "[{}]", "[{}:]", "[:{}]"]), inner).map(
            lambda three: three[0] + three[1].format(three[2])
        ),
        st.tuples(inner, inner).map(lambda two: "{}(k={})".format(*two)),
        inner.map("({})".format),
        inner.map("not {}".format),
        inner.map("{} is none".format),
        inner.map("{} is not f".format),
    )


ATOMS = st.sampled_from(["a", "t", "f", "none", "True", "'x y'", '"{z}"', "7", "a.b", "f()"])


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(WORDS, GLUE), max_size=8).map(_joined) | st.recursive(ATOMS, _grown))
def test_what_is_read_here_is_read_alike_by_jinja(text: str) -> None:
    leaf = everyday.read(f"ab{{{{{text}}}}}c", 4)
    bare = everyday.read(text, 0, closed_by="")

    assert leaf is None or repr(leaf) == _jinja(text)
    assert bare is None or repr(bare[0]) == _bare_jinja(text)
