from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from alerts import Alerts


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        pytest.param("{{ n }}", 5, id="integer"),
        pytest.param("{{ rate }}", 0.5, id="number"),
        pytest.param("{{ n > 3 }}", True, id="boolean"),
        pytest.param("{{ name }}", "cdn", id="text: the rules of the block say no"),
        pytest.param("4", 4, id="constant"),
        pytest.param("{{ n }}0", "50", id="more than one expression is a text"),
    ],
)
def test_a_leaf_of_one_expression_keeps_its_type(
    alerts: Alerts, leaf: str, expected: object
) -> None:
    node = leaf if leaf == "4" else f"'{leaf}'"
    blocks = alerts.blocks(f"  - {{type: section, text: a, expand: {node}, level: {node}}}")

    assert blocks[0]["expand"] == expected
    assert type(blocks[0]["expand"]) is type(expected)


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        pytest.param("incidents", "incidents: a list can't stand here", id="list"),
        pytest.param("owner", "owner: an object can't stand here", id="object"),
        pytest.param("now", "now: a datetime can't stand here", id="datetime"),
        pytest.param("nothing", "nothing: it is null here [template] guard it", id="null"),
        pytest.param("1e400", "1e400: a number can't stand here", id="infinity is no JSON"),
        pytest.param("n / zero", "division by zero", id="fault"),
        pytest.param("n +", "unexpected 'end of the expression'", id="unreadable"),
    ],
)
@pytest.mark.parametrize("key", ["expand", "fields", "text: a, accessory"])
def test_no_value_becomes_structure(
    alerts: Alerts, key: str, expression: str, expected: str
) -> None:
    faults = alerts.faults(
        f"text: x\nblocks:\n  - {{type: section, text: a, {key}: '{{{{ {expression} }}}}'}}\n"
        if key != "text: a, accessory"
        else f"text: x\nblocks:\n  - {{type: section, {key}: '{{{{ {expression} }}}}'}}\n"
    )

    assert len(faults) == 1
    assert expected in faults[0]
