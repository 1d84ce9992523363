from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.rendering.expressions.faults import ExpressionError, Uses
from fixturectl.rendering.expressions.parsing import compile_bare, compile_expression

if TYPE_CHECKING:
    from alerts import Alerts


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        pytest.param("a {{ name", "2: {{ is never closed [template] close it with }}", id="open"),
        pytest.param("a {{ name }", "10: unexpected '}' [template]", id="half closed"),
        pytest.param("a {{ }}", "4: an empty expression [template]", id="empty"),
        pytest.param("a {{ name region }}", "10: unexpected 'region' [template]", id="two"),
        pytest.param(
            "a {{ name | }}",
            "10: unexpected end of the expression, expected 'name'",
            id="filter missing",
        ),
        pytest.param("a {{ (n }}", "8: unexpected '}', expected ')' [template]", id="bracket"),
        pytest.param("a {{ n + }}", "7: unexpected 'end of the expression'", id="operand missing"),
        pytest.param("a {{ “x” }}", "5: unexpected char '“' [template] quote", id="curly quotes"),
        pytest.param("a {{ 'x }}", '5: unexpected char "\'" [template]', id="open string"),
        pytest.param("a {{ n = 5 }}", "7: unexpected '=' [template]", id="assignment"),
        pytest.param("a {{ name -}}", "10: whitespace control", id="control at the end"),
        pytest.param("a {{- name }}", "2: whitespace control", id="control at the start"),
        pytest.param("a {% if n %}", "2: {% %} is not available in a leaf", id="statement"),
        pytest.param("a {# n #}", "2: {# #} is not available in a leaf", id="comment"),
        pytest.param("é\n{{ typo }}", "6: unknown name typo [undefined-name]", id="other line"),
        pytest.param("{{ n }} {{ typo }}", "11: unknown name typo", id="second expression"),
        pytest.param("{{ n | uper }}", "7: unknown filter uper [undefined-name]", id="filter"),
        pytest.param("{{ t.titel }}", "5: unknown text titel [text-unknown]", id="text"),
        pytest.param("{{ " + "x" * 3000 + " }}", "2: an expression of more than 2000", id="long"),
        pytest.param("{{ " + "(" * 30 + "1" + ")" * 30 + " }}", "23: nested too deeply", id="deep"),
        pytest.param("{{ " + "not " * 30 + "n }}", "2: too long or nested too deep", id="unary"),
        pytest.param("{{ " + "1 if n else " * 25 + "2 }}", "2: too long or nested", id="branches"),
        pytest.param("{{ " + "n + " * 100 + "n }}", "2: nested too deeply", id="terms"),
        pytest.param("{{ n" + " | abs" * 100 + " }}", "2: nested too deeply", id="filters"),
        pytest.param("{{ n" + ".a" * 100 + " }}", "2: nested too deeply", id="members"),
        pytest.param("{{ n" + ".a" * 990 + " }}", "2: nested too deeply", id="a long chain"),
        pytest.param("{{ n" + "+n" * 990 + " }}", "2: nested too deeply", id="a long sum"),
        pytest.param("{{ " + "9" * 1900 + " * 1 }}", "a number that is too large", id="digits"),
        pytest.param("{{ n }}" * 501, "more than 500 expressions in one leaf", id="holes"),
        pytest.param("x" * 100_000 + "{{ n }}", "a leaf of more than 100000", id="long leaf"),
    ],
)
def test_faults_have_their_place(alerts: Alerts, leaf: str, expected: str) -> None:
    assert expected in alerts.fault(leaf)


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        pytest.param("{{ '}}' }}", "}}", id="braces in a string"),
        pytest.param("{{ '{{' }} {{ \"{%\" }}", "{{ {%", id="opening braces in a string"),
        pytest.param("{{ {'a': {'b': 7}}['a']['b'] }}", "7", id="braces of objects"),
        pytest.param("{{n}}{{ n }}", "55", id="side by side"),
        pytest.param("{{\n  n\r\n + 1\n}}", "6", id="over several lines"),
        pytest.param("{ {n} }", "{ {n} }", id="single braces are text"),
        pytest.param("{{ n }}}", "5}", id="a brace behind"),
        pytest.param("{{ 'a' 'b' }}", "ab", id="strings side by side"),
        pytest.param("{{ 'x' if zero }}|", "|", id="no else is nothing"),
    ],
)
def test_what_is_read(alerts: Alerts, leaf: str, expected: str) -> None:
    assert alerts.said(leaf, "raw") == expected


def test_what_is_read_is_known_without_running() -> None:
    uses = Uses()

    _, end = compile_expression("a {{ t('x', c=n) ~ _('P') ~ owner.name | upper }} b", 4, uses)

    assert end == 49
    assert uses.names == [("n", 14), ("owner", 28)]
    assert [(use.key, use.arguments) for use in uses.texts] == [("x", frozenset("c"))]
    assert uses.phrases == [("P", 22)]


@pytest.mark.parametrize(
    ("text", "message", "offset"),
    [
        pytest.param("{{ n }}", "without {{ }}", 0, id="braces"),
        pytest.param("n }} and m", "}} does not belong here", 2, id="closing braces"),
        pytest.param("", "an empty expression", 0, id="nothing"),
        pytest.param("n >", "unexpected 'end of the expression'", 2, id="unfinished"),
    ],
)
def test_bare_expressions_refuse(text: str, message: str, offset: int) -> None:
    with pytest.raises(ExpressionError) as caught:
        compile_bare(text, Uses())

    assert message in caught.value.message
    assert caught.value.offset == offset


def test_what_jinja_can_parse_but_nothing_here_runs_is_a_fault(alerts: Alerts) -> None:
    assert "slice is not available here" in alerts.fault("{{ tags[1:2, 0] }}")
