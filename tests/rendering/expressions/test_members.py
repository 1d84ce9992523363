from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from fixturectl.rendering.expressions.faults import RefusedError
from fixturectl.rendering.expressions.members import attribute, kind_of

if TYPE_CHECKING:
    from alerts import Alerts


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("owner.name", "ada", id="member"),
        pytest.param("owner['name']", "ada", id="member in brackets"),
        pytest.param("owner['na' ~ 'me']", "ada", id="computed member"),
        pytest.param("tenant.values.limits.low", "1", id="member of a member"),
        pytest.param("tenant.name", "Acme & Co", id="the tenant"),
        pytest.param("tags[0] ~ tags[-1]", "bB", id="items"),
        pytest.param("name[1]", "d", id="character"),
        pytest.param("name[1:] ~ name[:1] ~ name[::-1]", "dncndc", id="slices"),
        pytest.param("numbers[1:] | join", "12", id="slice of a list"),
        pytest.param("(1, 2)[1] ~ [3][0] ~ {'a': 4}.a", "234", id="literals"),
        pytest.param("t['x']", "said", id="a text in brackets"),
        pytest.param("incidents[0].service", "api", id="member of an item"),
        pytest.param("numbers[yes | int]", "1", id="computed index"),
    ],
)
def test_members(alerts: Alerts, expression: str, expected: str) -> None:
    assert alerts.said(f"{{{{ {expression} }}}}", "raw", texts="  x: said\n") == expected


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param(
            "owner.nam", "there is no nam in it [undefined-name] did you mean name?", id="misspelt"
        ),
        pytest.param("name.length", "a text has no length: only objects have members", id="text"),
        pytest.param("n.real", "an integer has no real", id="integer"),
        pytest.param("nothing.x", "null has no x", id="null"),
        pytest.param("now.year", "a datetime has no year", id="datetime"),
        pytest.param("tags[3]", "there is no item 3: it has 3", id="beyond the end"),
        pytest.param("tags['x']", "a list has no x", id="list by name"),
        pytest.param("n[0]", "only lists, texts and objects have items", id="item of a number"),
        pytest.param("tags[rate]", "only lists, texts and objects have items", id="half an item"),
        pytest.param("n[1:]", "only lists and texts can be cut", id="slice of a number"),
        pytest.param("tags['a':]", "a slice takes whole numbers", id="slice by a text"),
        pytest.param("tags[::zero]", "a slice takes whole numbers", id="no step"),
    ],
)
def test_members_refuse(alerts: Alerts, expression: str, expected: str) -> None:
    assert expected in alerts.fault(f"{{{{ {expression} }}}}")


def test_kinds_have_names_that_authors_know() -> None:
    values = ["", True, 1, 0.5, {}, [], timedelta(), None]

    assert [kind_of(value) for value in values] == [
        "a text", "a boolean", "an integer", "a number", "an object", "a list", "a duration",
        "null",
    ]  # fmt: skip


def test_a_filter_reaches_no_underscore() -> None:
    assert attribute({"a": {"b": 1}}, "a.b") == 1
    with pytest.raises(RefusedError, match="there is no _b in it"):
        attribute({"a": {"_b": 1}}, "a._b")
