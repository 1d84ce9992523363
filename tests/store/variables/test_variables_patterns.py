"""A pattern that could keep the program busy for ever is refused, all others work."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.variables.patterns import PatternError, compile_pattern


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        pytest.param(r"[a-z0-9-]+", "eu-west-1", id="one repeat"),
        pytest.param(r"\d+\.\d+\.\d+", "2026.47.3", id="several, one behind the other"),
        pytest.param(r"[a-z0-9]+(-[a-z0-9]+)*", "eu-west-1", id="rounds parted by a hyphen"),
        pytest.param(r"[a-z]+(?:\.[^.]+)*", "a.b.c", id="rounds parted by what they exclude"),
        pytest.param(r"\w+(?:/\d+)*", "a/1/2", id="rounds parted from a class"),
        pytest.param(r"(foo|bar)+", "foobar", id="alternatives with different first letters"),
        pytest.param(r"(?:INC|REQ)-[0-9]{4,10}", "INC-1234", id="a bounded repeat"),
        pytest.param(r"^[A-Z]{2}$", "FR", id="anchors"),
        pytest.param(r"(?!x)[a-z]+?", "abc", id="a look-ahead, a lazy repeat"),
        pytest.param(r"(?>a|b)c?", "ac", id="an atomic group"),
        pytest.param(r"(?:ab|a)?c{1}", "abc", id="an optional alternative"),
        pytest.param(r"(?:[ab][cd]){3}", "acadbc", id="a fixed repeat of a fixed length"),
        pytest.param(r"(?:a?b){3}", "abbab", id="a few rounds of a choice"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_patterns_that_end_in_time_are_used(pattern: str, text: str) -> None:
    found = compile_pattern(pattern)

    assert found.regex.fullmatch(text)
    assert found.longest >= 20


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        pytest.param(r"(a+)+", "may take for ever", id="a repeat in a repeat"),
        pytest.param(r"(a*)*b", "may take for ever", id="of nothing"),
        pytest.param(r"(a|a)*", "may take for ever", id="equal alternatives"),
        pytest.param(r"(ab|a|bc)+x", "may take for ever", id="alternatives that overlap"),
        pytest.param(r"(a|ab)*c", "may take for ever", id="a common beginning"),
        pytest.param(r"(\d+-?)+", "may take for ever", id="an optional separator"),
        pytest.param(r"(-[a-z-]+)*", "may take for ever", id="a separator that stands inside too"),
        pytest.param(r"(?i)(A[a-z]+)*", "may take for ever", id="a separator in the other case"),
        pytest.param(r"(-.+)*", "may take for ever", id="a separator that anything may be"),
        pytest.param(r"(-[^x]+)*", "may take for ever", id="a separator that is not excluded"),
        pytest.param(r"(-[\W]+)*", "may take for ever", id="a separator in a class"),
        pytest.param(r"(a?){25}a{25}", "may take for ever", id="many choices"),
        pytest.param("a?" * 30 + "a" * 30, "may take for ever", id="many choices, written out"),
        pytest.param(r"(.{0,999}){9}", "may take for ever", id="bounded repeats, multiplied"),
        pytest.param(".*x" * 9, "may take for ever", id="many repeats of anything"),
        pytest.param(r"(a)\1", "refers back to a group", id="a back reference"),
        pytest.param(r"(a)?(?(1)b|c)", "refers back to a group", id="a conditional"),
        pytest.param(r"(", "is no regular expression", id="a bracket that stays open"),
        pytest.param(r"a{9999999999999}", "is no regular expression", id="too many"),
        pytest.param(r"[[a]", "nested set", id="what a later Python reads otherwise"),
        pytest.param(r"a{2,1}", "is no regular expression", id="bounds crossed"),
        pytest.param("a" * 201, "has 201 characters", id="too long"),
    ],
)
def test_patterns_that_might_never_end_are_refused(pattern: str, message: str) -> None:
    with pytest.raises(PatternError, match=message):
        compile_pattern(pattern)


@settings(max_examples=150, deadline=None)
@given(
    st.text(alphabet="ab()*+?|{}1,2.[]^-\\d", max_size=14), st.text(alphabet="ab-1", max_size=60)
)
def test_any_pattern_is_refused_or_soon_done(pattern: str, text: str) -> None:
    try:
        found = compile_pattern(pattern)
    except PatternError:
        return
    found.regex.fullmatch(text[: found.longest] + "!")
