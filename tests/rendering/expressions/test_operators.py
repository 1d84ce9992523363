from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from alerts import Alerts


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("n + 2 - 1", "6", id="sum"),
        pytest.param("n * 3", "15", id="product"),
        pytest.param("'ab' * 3", "ababab", id="repeated text"),
        pytest.param("7 / 2", "3.5", id="division gives a number"),
        pytest.param("7 // 2", "3", id="whole division"),
        pytest.param("7 % 4", "3", id="rest"),
        pytest.param("2 ** 10", "1024", id="power"),
        pytest.param("-n + +n", "0", id="signs"),
        pytest.param("'a' + name", "acdn", id="texts"),
        pytest.param("([1] + [2]) | join('-')", "1-2", id="lists"),
        pytest.param("1 < n <= 5", "true", id="chained comparison"),
        pytest.param("1 < n < 5", "false", id="chained comparison, second fails"),
        pytest.param("n == 5 and name != 'x'", "true", id="equality"),
        pytest.param("n > 4 and n >= 5", "true", id="greater"),
        pytest.param("'d' in name", "true", id="in a text"),
        pytest.param("'c' not in tags", "true", id="not in a list"),
        pytest.param("'age' in owner", "true", id="in an object: its keys"),
        pytest.param("now > started_at", "true", id="instants compare"),
        pytest.param("now - started_at > lag", "true", id="instants differ by a duration"),
        pytest.param("(now - started_at) | duration", "1 hour 45 minutes", id="shown duration"),
        pytest.param("(-lag) | abs | duration", "1 minute 30 seconds", id="sign of a duration"),
        pytest.param("(lag * 2) | duration", "3 minutes", id="product of a duration"),
    ],
)
def test_operators_compute_as_in_python(alerts: Alerts, expression: str, expected: str) -> None:
    assert alerts.said(f"{{{{ {expression} }}}}", "raw") == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("n / zero", "division by zero [template] guard it with when:", id="zero"),
        pytest.param("n + name", "an integer + a text makes no sense [template]", id="types"),
        pytest.param("now < 5", "a datetime < an integer makes no sense [template]", id="order"),
        pytest.param("lag < 5", "a duration < an integer makes no sense [template]", id="duration"),
        pytest.param("-name", "a text has no sign [template]", id="sign of a text"),
        pytest.param("-yes", "a boolean has no sign [template]", id="sign of a boolean"),
        pytest.param("nothing + 'a'", "null + a text makes no sense [template]", id="null"),
        pytest.param("n in n", "an integer in an integer makes no sense [template]", id="in"),
        pytest.param(
            "'%s' % name",
            "% formats nothing here [template] use a text with placeholders",
            id="format string",
        ),
        pytest.param("(0 - 8) ** 0.5", "a root of a negative number [template]", id="complex"),
        pytest.param(
            "now + lag * 10**10", "+: the result is beyond any range [template]", id="date"
        ),
    ],
)
def test_what_makes_no_sense_is_a_fault_with_its_place(
    alerts: Alerts, expression: str, expected: str
) -> None:
    assert alerts.fault(f"a {{{{ {expression} }}}}") == f"5: {expected}"


@pytest.mark.parametrize(
    "expression",
    [
        pytest.param("'a' * 10**9", id="repeated text"),
        pytest.param("10**9 * 'a'", id="repeated from the left"),
        pytest.param("[1] * 10**9", id="repeated list"),
        pytest.param("'a' * 90000 + 'b' * 90000", id="sum of texts"),
        pytest.param("9 ** 9 ** 9 ** 9", id="tower of powers"),
        pytest.param("10 ** 65", id="exponent"),
        pytest.param("(10 ** 64) ** 64", id="power of a power"),
        pytest.param("10**60 * 10**60 * 10**60 * 10**60 * 10**60 * 10**60", id="product"),
        pytest.param("1e300 ** 60", id="float beyond its range"),
    ],
)
def test_nothing_grows_beyond_bounds(alerts: Alerts, expression: str) -> None:
    fault = alerts.fault(f"{{{{ {expression} }}}}")

    assert "too large" in fault or "more than" in fault or "beyond any range" in fault
