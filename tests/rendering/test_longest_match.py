"""The longest text that a pattern accepts."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.rendering.longest_match import longest_match


@pytest.mark.parametrize(
    ("pattern", "length", "expected"),
    [
        pytest.param("[a-z]+", 5, "aaaaa", id="a repeat without end"),
        pytest.param("[a-z]{2,3}", 9, "aaa", id="a repeat with an end"),
        pytest.param("db-[0-9]{1,4}", 40, "db-0000", id="letters and digits"),
        pytest.param("(?:eu|us-east)-1", 40, "us-east-1", id="the longer branch"),
        pytest.param(".*", 4, "WWWW", id="anything: wide letters"),
        pytest.param("[^W]", 1, "A", id="not W"),
        pytest.param(r"\w\d\s", 3, "W0 ", id="classes"),
        pytest.param(r"[\W\D]", 1, "W", id="one of two classes"),
        pytest.param("[é]", 1, "é", id="none of the usual letters"),
        pytest.param("(?P<name>ab)c?", 3, "abc", id="a group"),
        pytest.param("(?>ab)", 2, "ab", id="an atomic group"),
        pytest.param("a{5}", 3, None, id="no room"),
        pytest.param("a(?!b)b", 5, None, id="nothing matches"),
    ],
)
def test_the_longest(pattern: str, length: int, expected: str | None) -> None:
    assert longest_match(pattern, length) == expected


PIECES = st.sampled_from(["a", "[0-9]", r"\w", "(?:b|cd)", "x?", "[a-c]{1,3}", "-", "[^q]", "z*"])


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=5), st.integers(1, 40))
def test_it_is_a_match_and_no_longer_than_asked(pieces: list[str], length: int) -> None:
    pattern = "".join(pieces)

    made = longest_match(pattern, length)

    assert made is None or (len(made) <= length and re.fullmatch(pattern, made))
