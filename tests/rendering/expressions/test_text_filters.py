from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from alerts import Alerts


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("'cDn edge' | capitalize", "Cdn edge", id="capitalize"),
        pytest.param("'CDN' | lower", "cdn", id="lower"),
        pytest.param("name | upper", "CDN", id="upper"),
        pytest.param('"it\'s (a) big-day" | title', "It's (A) Big-Day", id="title as Jinja's"),
        pytest.param("'  x ' | trim", "x", id="trim"),
        pytest.param("'--x-' | trim('-')", "x", id="trim other characters"),
        pytest.param("'a-b-c' | replace('-', '+')", "a+b+c", id="replace"),
        pytest.param("'a-b-c' | replace('-', '+', 1)", "a+b-c", id="replace the first"),
        pytest.param("'a' | replace('x', 'y')", "a", id="nothing to replace"),
        pytest.param("'one two three' | truncate(9)", "one two…", id="behind a word"),
        pytest.param("'one two three' | truncate(8, true)", "one two…", id="inside a word"),
        pytest.param("'one two three' | truncate(9, true, '...')", "one tw...", id="another end"),
        pytest.param("'short' | truncate(5)", "short", id="it fits"),
        pytest.param("n | string ~ '!'", "5!", id="string"),
        pytest.param("12840 | upper", "12,840", id="a number is shown first"),
    ],
)
def test_text_filters(alerts: Alerts, expression: str, expected: str) -> None:
    assert alerts.said(f"{{{{ {expression} }}}}", "raw") == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("name | replace('', 'x')", "replace: it takes two texts", id="empty"),
        pytest.param("name | replace('a', 5)", "replace: it takes two texts", id="no text"),
        pytest.param("name | replace('a')", "replace: wrong arguments", id="one argument"),
        pytest.param(
            "('a' * 9000) | replace('a', 'b' * 1000)", "replace: more than 100000", id="growth"
        ),
        pytest.param("name | truncate(0)", "truncate: it takes a whole number from 1", id="short"),
        pytest.param("name | truncate('5')", "truncate: it takes a whole number", id="text"),
        pytest.param("name | truncate(5, 'x')", "truncate: it takes a length,", id="old order"),
        pytest.param("nothing | upper", "upper: it is null here", id="null"),
        pytest.param("owner | upper", "upper: an object has no form in a text", id="object"),
    ],
)
def test_text_filters_refuse(alerts: Alerts, expression: str, expected: str) -> None:
    assert expected in alerts.fault(f"{{{{ {expression} }}}}")
