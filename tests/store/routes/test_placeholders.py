"""The texts of routes: literal pieces, placeholders, and what is wrong in them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fixturectl.store.routes import KNOWN_AS, placeholders


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("plain", ["plain"], id="a constant"),
        pytest.param("{labels.region}", ["{labels.region}"], id="a placeholder"),
        pytest.param("{ labels.a }", ["{labels.a}"], id="blanks inside"),
        pytest.param("{labels.k8s.pod}", ["{labels.k8s.pod}"], id="a label with a dot"),
        pytest.param("{labels.a b}", ["{labels.a b}"], id="a label with a blank"),
        pytest.param(
            "{labels.a or annotations.b or title}",
            ["{labels.a or annotations.b or title}"],
            id="the first of several",
        ),
        pytest.param("a {count} b", ["a ", "{count}", " b"], id="between constants"),
        pytest.param("{{x}}", ["{x}"], id="literal braces"),
        pytest.param("{{{count}}}", ["{", "{count}", "}"], id="literal braces around one"),
        pytest.param("{labels}", ["{labels}"], id="all labels"),
    ],
)
def test_the_parts_of_a_text(text: str, expected: list[str]) -> None:
    found = placeholders(text)

    assert list(map(str, found.parts)) == expected
    assert not found.faults


@pytest.mark.parametrize(
    ("text", "offset", "message", "hint"),
    [
        pytest.param(
            "{label.region}", 1, "an alert has no label.region", "did you mean labels?", id="name"
        ),
        pytest.param(
            "a{start_at}", 2, "an alert has no start_at", "did you mean starts_at?", id="at"
        ),
        pytest.param(
            "{labels.a or labels.}", 13, "an alert has no labels.", "write labels.NAME", id="no key"
        ),
        pytest.param("{count.x}", 1, "an alert has no count.x", "write count", id="too much"),
        pytest.param(
            "{region}",
            1,
            "an alert has no region",
            "write labels.region",
            id="a label without its namespace",
        ),
        pytest.param(
            "{foo.bar}",
            1,
            "an alert has no foo.bar",
            "known are labels.NAME, annotations.NAME, values.NAME",
            id="an unknown namespace",
        ),
        pytest.param("{}", 1, "an alert has no name", "known are labels.NAME", id="empty"),
        pytest.param("a}", 1, "a } stands alone", "write }} for the character itself", id="end"),
        pytest.param("{a", 0, "a { stands alone", "write {{ for the character itself", id="begin"),
    ],
)
def test_what_is_wrong_stands_at_its_character(
    text: str, offset: int, message: str, hint: str
) -> None:
    (fault,) = placeholders(text).faults

    assert (fault.offset, fault.message) == (offset, message)
    assert fault.hint.startswith(hint)


@settings(max_examples=100)
@given(st.text())
def test_any_text_has_parts_or_faults(text: str) -> None:
    found = placeholders(text)
    literal = "".join(part for part in found.parts if isinstance(part, str))

    if not found.faults and not found.placeholders:
        assert literal == text.replace("{{", "{").replace("}}", "}")


def test_what_is_known_is_sound() -> None:
    assert not [name for name, text in KNOWN_AS.items() if placeholders(text).faults]
