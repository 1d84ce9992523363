from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from alerts import Alerts


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("(0 - n) | abs", "5", id="abs"),
        pytest.param("'42' | int + 1", "43", id="int of a text"),
        pytest.param("'3.9' | int", "3", id="int of a number's text"),
        pytest.param("12345678901234567890 | int", "12345678901234567890", id="no digit is lost"),
        pytest.param("'12345678901234567890' | int", "12345678901234567890", id="nor of a text"),
        pytest.param("yes | int", "1", id="int of a boolean"),
        pytest.param("'2.5' | float", "2.5", id="float"),
        pytest.param("2.6 | round", "3", id="round gives a whole number"),
        pytest.param("2.567 | round(1)", "2.6", id="digits"),
        pytest.param("1234 | round(-2)", "1200", id="digits before the point"),
        pytest.param("2.1 | round(method='ceil')", "3", id="up"),
        pytest.param("2.99 | round(1, 'floor')", "2.9", id="down"),
    ],
)
def test_number_filters(alerts: Alerts, expression: str, expected: str) -> None:
    assert alerts.said(f"{{{{ {expression} }}}}", "raw") == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("name | int", "int: it is no number", id="word"),
        pytest.param("('9' * 5000) | int", "int: it is no number", id="digits without end"),
        pytest.param("'inf' | int", "int: it is no number", id="infinity"),
        pytest.param("tags | float", "float: it takes a number", id="list"),
        pytest.param("yes | round", "round: it takes a number", id="boolean"),
        pytest.param("1e400 | round", "round: it is no number", id="infinite literal"),
        pytest.param("n | round(0 - 10**9)", "round: it takes a whole number", id="huge precision"),
        pytest.param("n | round(1, 'half')", "round: it rounds by", id="unknown method"),
        pytest.param("name | abs", "abs: it takes a number", id="abs of a text"),
    ],
)
def test_number_filters_refuse(alerts: Alerts, expression: str, expected: str) -> None:
    assert expected in alerts.fault(f"{{{{ {expression} }}}}")
