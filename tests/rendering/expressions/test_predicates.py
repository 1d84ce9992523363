from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from alerts import Alerts


@pytest.mark.parametrize(
    "expression",
    [
        "owner.name is defined",
        "owner.nick is undefined",
        "owner.nick is not defined",
        "nothing is none",
        "yes is true and yes is boolean",
        "(not yes) is false",
        "n is integer and n is number and n is not float",
        "rate is float and rate is number and yes is not number and yes is not integer",
        "name is string and name is sequence and name is iterable and n is not iterable",
        "name is lower and 'A' is upper and n is not lower and n is not upper",
        "owner is mapping and owner is not string",
        "n is odd and zero is even and 9 is divisibleby 3",
        "n is in [5]",
        "n is eq 5 and n is ne 4 and n is gt 4 and n is ge 5 and n is lt 6 and n is le 5",
        "n is equalto 5 and n is greaterthan 4 and n is lessthan 6",
    ],
)
def test_tests_that_hold(alerts: Alerts, expression: str) -> None:
    assert alerts.said(f"{{{{ {expression} }}}}", "raw") == "true"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param(
            "n is odder", "unknown test odder [undefined-name] did you mean odd?", id="no"
        ),
        pytest.param("name is odd", "odd: it takes numbers", id="type"),
        pytest.param("n is divisibleby 0", "divisibleby: an integer does not fit", id="zero"),
        pytest.param("typo is defined", "unknown name typo", id="a name must be known"),
        pytest.param("name.x is defined", "only objects have members", id="a text has no members"),
    ],
)
def test_tests_refuse(alerts: Alerts, expression: str, expected: str) -> None:
    assert expected in alerts.fault(f"{{{{ {expression} }}}}")
