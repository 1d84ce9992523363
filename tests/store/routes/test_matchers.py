"""What a route asks of a label, what matches it, and which matcher takes another's labels."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.routes.matchers import Matcher, faults, matcher
from fixturectl.store.yaml_nodes import read


def of(text: str) -> Matcher:
    found = matcher("team", _node(text))
    assert found is not None
    return found


def _node(text: str):  # type: ignore[no-untyped-def] # a node of any kind
    return read("tenant.yaml", text.encode()).root


@pytest.mark.parametrize(
    ("asked", "label", "expected"),
    [
        pytest.param("db", "db", True, id="the same text"),
        pytest.param("db", "db1", False, id="a longer text"),
        pytest.param("db*", "db", True, id="nothing more behind the star"),
        pytest.param("db*", "db-1", True, id="a beginning"),
        pytest.param("'*db'", "my-db", True, id="an end"),
        pytest.param("'*db'", "my-dbs", False, id="no such end"),
        pytest.param("a*b*c", "a-b-c", True, id="pieces in their order"),
        pytest.param("a*b*c", "a-c-b", False, id="pieces in another order"),
        pytest.param("ab*ba", "aba", False, id="a beginning and an end share no character"),
        pytest.param("'*'", "x", True, id="anything"),
        pytest.param("'*'", "", False, id="anything is something"),
        pytest.param("''", "", True, id="a label that is absent"),
        pytest.param("[db, web]", "web", True, id="one of several"),
        pytest.param("[db, web]", "api", False, id="none of several"),
        pytest.param("{regex: 'db-[0-9]+'}", "db-12", True, id="like a pattern"),
        pytest.param("{regex: 'db-[0-9]+'}", "my-db-12", False, id="a pattern is of the whole"),
        pytest.param("{regex: '(db)?'}", "", True, id="a pattern that takes nothing"),
        pytest.param("{regex: '[a-z]*[0-9]*[a-z]*[0-9]*'}", "a" * 50_000, False, id="too long"),
        pytest.param("{not: db}", "web", True, id="another text"),
        pytest.param("{not: db}", "", True, id="an absent label is not that text"),
        pytest.param("{not: [db, web]}", "web", False, id="one of those that may not be"),
        pytest.param("{not: {regex: 'd.*'}}", "db", False, id="like what may not be"),
        pytest.param("{not: {not: db}}", "db", True, id="not anything else"),
    ],
)
def test_a_label_matches(asked: str, label: str, expected: bool) -> None:
    assert of(asked).matches(label) is expected


@pytest.mark.parametrize(
    "asked",
    [
        pytest.param("{regex: '('}", id="a pattern that is none"),
        pytest.param("{regex: '(a+)+'}", id="a pattern that may never end"),
        pytest.param("{regex: [a]}", id="a pattern that is no text"),
        pytest.param("{regex: a, not: b}", id="two things at once"),
        pytest.param("{not: {regex: '('}}", id="not what is none"),
        pytest.param("{}", id="nothing"),
        pytest.param("[a, [b]]", id="a list in a list"),
        pytest.param("'ENC[AES256_GCM,data:a,iv:a,tag:a,type:str]'", id="an encrypted text"),
    ],
)
def test_what_can_not_be_told_matches_nothing(asked: str) -> None:
    assert matcher("team", _node(asked)) is None


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        pytest.param("{regex: '(a+)+'}", ["the pattern may take for ever"], id="slow"),
        pytest.param("{regex: '('}", ["the pattern is no regular expression"], id="broken"),
        pytest.param("{not: {regex: '('}}", ["the pattern is no regular"], id="broken inside not"),
        pytest.param("{regex: a, not: b}", ["a label has either regex: or not:"], id="both"),
        pytest.param("{}", ["a label has either regex: or not:"], id="neither"),
        pytest.param("[]", ["a label that must be one of nothing never"], id="an empty list"),
        pytest.param("{not: [a]}", [], id="all is well"),
        pytest.param("a", [], id="a text"),
    ],
)
def test_why(asked: str, expected: list[str]) -> None:
    found = [fault.message for fault in faults(_node(asked))]

    assert len(found) == len(expected)
    assert all(map(str.startswith, found, expected))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        pytest.param("db", "db", True, id="the same"),
        pytest.param("[db, web]", "db", True, id="more than that"),
        pytest.param("db", "[db, web]", False, id="less than that"),
        pytest.param("d*", "[db, dc]", True, id="texts of a beginning"),
        pytest.param("'*'", "d*", True, id="anything"),
        pytest.param("d*", "db*", False, id="two beginnings are not compared"),
        pytest.param("[d*, x]", "d*", True, id="a beginning among others"),
        pytest.param("'*'", "''", False, id="anything but nothing"),
        pytest.param("{regex: 'd.'}", "[db, dc]", True, id="texts like a pattern"),
        pytest.param("{regex: 'd.'}", "{regex: 'db'}", False, id="patterns are not compared"),
        pytest.param("{not: db}", "web", True, id="anything but one, and another"),
        pytest.param("{not: db}", "d*", False, id="anything but one, and a beginning"),
        pytest.param("web", "{not: db}", False, id="one, and anything but another"),
    ],
)
def test_one_covers_another(one: str, other: str, expected: bool) -> None:
    assert of(one).covers(of(other)) is expected


_LETTERS = st.text("ab*", max_size=6)


@settings(max_examples=150)
@given(pattern=_LETTERS, label=st.text("ab", max_size=8))
def test_stars_mean_what_they_mean_in_patterns(pattern: str, label: str) -> None:
    expected = re.fullmatch(re.escape(pattern).replace(r"\*", ".*"), label) is not None
    if "*" in pattern and not label:
        expected = False

    assert Matcher("l", (pattern,)).matches(label) is expected


@settings(max_examples=150)
@given(
    one=st.lists(_LETTERS, max_size=3),
    other=st.lists(_LETTERS, max_size=3),
    negated=st.booleans(),
    label=st.text("ab", max_size=4),
)
def test_what_is_covered_is_matched(
    one: list[str], other: list[str], negated: bool, label: str
) -> None:
    wide, narrow = Matcher("l", tuple(one), None, negated), Matcher("l", tuple(other))

    if wide.covers(narrow) and narrow.matches(label):
        assert wide.matches(label)


def test_a_matcher_says_what_it_asks() -> None:
    asked = ["db", "[db, web]", "{not: db}", "{regex: 'd.'}", "{not: {regex: 'd.'}}"]

    assert [str(of(one)) for one in asked] == [
        "team=db",
        "team=db|web",
        "team!=db",
        "team=~d.",
        "team!~d.",
    ]
