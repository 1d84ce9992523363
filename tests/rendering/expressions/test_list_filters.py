from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.rendering.expressions.faults import RefusedError
from fixturectl.rendering.expressions.list_filters import unique

if TYPE_CHECKING:
    from alerts import Alerts

    from fixturectl.rendering.scope import Scope

SERVICES = "map(attribute='service') | join(' ')"


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("tags | join(', ')", "b, a, B", id="join"),
        pytest.param("incidents | join('/', 'service')", "api/cdn/API", id="join members"),
        pytest.param("numbers | join", "312", id="join numbers"),
        pytest.param("tags | first ~ (tags | last)", "bB", id="ends"),
        pytest.param("tags | count + (name | length) + (owner | length)", "8", id="lengths"),
        pytest.param("nobody | count", "0", id="nothing"),
        pytest.param("nothing | length", "0", id="null has no items"),
        pytest.param("tags | sort | join", "abB", id="sort ignores case, as Jinja does"),
        pytest.param("tags | sort(case_sensitive=true) | join", "Bab", id="unless asked"),
        pytest.param("numbers | sort(reverse=true) | join", "321", id="sort down"),
        pytest.param(f"incidents | sort(attribute='count') | {SERVICES}", "API cdn api", id="by"),
        pytest.param(
            f"incidents | sort(attribute='service,count') | {SERVICES}", "API api cdn", id="by two"
        ),
        pytest.param("tags | unique | join", "ba", id="unique ignores case"),
        pytest.param("tags | unique(true) | join", "baB", id="unless asked, unique"),
        pytest.param(f"incidents | unique(attribute='service') | {SERVICES}", "api cdn", id="un."),
        pytest.param("[[1], [1], [2]] | unique | count", "2", id="unique lists"),
        pytest.param("numbers | min ~ (numbers | max)", "13", id="least and most"),
        pytest.param("(incidents | max(attribute='count')).service", "api", id="most by member"),
        pytest.param("nobody | max is none", "true", id="the most of nothing"),
        pytest.param("numbers | sum", "6", id="sum"),
        pytest.param("incidents | sum('count')", "3", id="sum of members"),
        pytest.param("nobody | sum(start=7)", "7", id="sum of nothing"),
        pytest.param("[lag, lag] | sum | duration", "3 minutes", id="sum of durations"),
        pytest.param("numbers | reverse | join ~ (name | reverse)", "213ndc", id="reverse"),
        pytest.param("numbers | select('odd') | join", "31", id="select"),
        pytest.param("numbers | reject('gt', 2) | join", "12", id="reject"),
        pytest.param(f"incidents | selectattr('count') | {SERVICES}", "api cdn", id="true member"),
        pytest.param(
            f"incidents | selectattr('service', 'equalto', 'cdn') | {SERVICES}", "cdn", id="test"
        ),
        pytest.param(f"incidents | rejectattr('count', '>', 0) | {SERVICES}", "API", id="sign"),
        pytest.param("tags | map('upper') | join", "BAB", id="map a filter"),
        pytest.param("tags | map('replace', 'a', 'x') | join", "bxB", id="map with arguments"),
        pytest.param("(tags | list) ~ ''", "b, a, and B", id="list is the format"),
    ],
)
def test_list_filters(alerts: Alerts, expression: str, expected: str) -> None:
    assert alerts.said(f"{{{{ {expression} }}}}", "raw") == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("n | first", "first: it takes a list", id="number"),
        pytest.param("tags | join(5)", "join: a list does not fit", id="separator"),
        pytest.param("[1, 'a'] | sort", "sort: a list does not fit", id="mixed"),
        pytest.param("incidents | sort", "sort: a list does not fit", id="objects"),
        pytest.param("incidents | map(attribute='sevice')", "there is no sevice", id="misspelt"),
        pytest.param(
            "incidents | map(attribute='__class__')", "there is no __class__", id="dunder"
        ),
        pytest.param("incidents | sort(attribute=5)", "takes the name of a member", id="number"),
        pytest.param("tags | map('attr', 'x')", "the name of a filter", id="no such filter"),
        pytest.param("tags | map('map', 'x')", "the name of a filter", id="map of map"),
        pytest.param("tags | map", "the name of a filter", id="map of nothing"),
        pytest.param(
            "tags | select('odder')", "no test of that name [template] did you", id="test"
        ),
        pytest.param(
            "incidents | selectattr('service', 5)", "write a test's name first", id="ours"
        ),
        pytest.param("tags | sum", "it adds numbers: use join", id="sum of texts"),
        pytest.param("(['a' * 90000, 'b'] * 2) | join", "more than 100000", id="growth"),
    ],
)
def test_list_filters_refuse(alerts: Alerts, expression: str, expected: str) -> None:
    assert expected in alerts.fault(f"{{{{ {expression} | string }}}}")


def test_what_is_compared_with_all_before_is_bounded() -> None:
    scope: Scope = None  # type: ignore[assignment] # it is not looked at

    with pytest.raises(RefusedError, match="more than 2000"):
        unique(scope, [[number] for number in range(2001)])
