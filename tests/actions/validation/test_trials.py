"""The values a fixture is rendered with, and those that flip a `when`."""

from __future__ import annotations

from textwrap import indent
from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, SOUND, report

from fixturectl.actions.store import Store
from fixturectl.actions.validation import trials

if TYPE_CHECKING:
    from conftest import MakeStore

    from fixturectl.store.fixtures import Fixture

HEAD = 'severity: critical\ntext: "{{ t.title }}"\n'


def _fixture(make_store: MakeStore, variables: str, *rest: str) -> Fixture:
    content = HEAD + f"variables:\n{indent(variables, '  ')}\n" + "".join(rest)
    found = Store(make_store(SOUND | {FIXTURE: content})).find("default/disk-full")[1]
    assert isinstance(found.name, str)
    return found


def test_given_samples_come_before_made_up_ones(make_store: MakeStore) -> None:
    fixture = _fixture(
        make_store,
        "host: {type: string, example: a, default: b}\nnote: {type: string, default: null}",
        "samples: {other: {host: c}, same: {host: c}}\n",
    )

    planned = trials.planned(fixture)

    assert [(trial.sample, trial.generated) for trial in planned] == [
        ("examples", False),
        ("defaults", False),
        ("other", False),
        ("longest values", True),
        ("hostile text", True),
    ]
    assert planned[2].values == {"host": "c", "note": None}


def test_a_missing_value_is_made_up_and_said_to_be(make_store: MakeStore) -> None:
    fixture = _fixture(make_store, "host: {type: string}")

    first = trials.planned(fixture)[0]

    assert first.generated
    assert len(str(first.values["host"])) == 200


def test_equal_values_are_one_object(make_store: MakeStore) -> None:
    fixture = _fixture(
        make_store,
        "host: {type: string, example: some host}\nport: {type: integer, example: 70000}",
        "samples: {other: {port: 1}}\n",
    )

    first, other = trials.planned(fixture)[:2]

    assert first.values["host"] is other.values["host"]


# A fault that shows only where the condition has this outcome: it is found if that is ever tried.
CASES = [
    pytest.param("n: {type: integer, example: 5}", "n == 0", id="zero"),
    pytest.param("n: {type: integer, example: 5, minimum: 3}", "n == 3", id="the minimum"),
    pytest.param("n: {type: number, example: 5, maximum: 9}", "n == 9", id="the maximum"),
    pytest.param("n: {type: integer, example: 5}", "n > 99", id="many"),
    pytest.param("n: {type: integer, example: 5}", "n < 0", id="less than nothing"),
    pytest.param("n: {type: enum, values: [a, b, c]}", "n == 'c'", id="a value of an enum"),
    pytest.param("n: {type: boolean, example: true}", "not n", id="false"),
    pytest.param("n: {type: boolean, example: true, default: null}", "n is none", id="null"),
    pytest.param("n: {type: string, example: a}", "n == ''", id="an empty text"),
    pytest.param("n: {type: string, example: a, pattern: '[a-c]+'}", "n != 'a'", id="a pattern"),
    pytest.param("n: {type: list, of: string, example: [a]}", "not n", id="an empty list"),
    pytest.param("n: {type: list, of: string, default: []}", "n", id="a list that is not"),
    pytest.param(
        "n: {type: integer, example: 1}\nm: {type: integer, example: 1}",
        "n == 2 and m == 2",
        id="two variables",
    ),
    pytest.param("n: {type: string, example: a}", "status == 'resolved'", id="a status"),
]
DIVISORS = "{{ 1 / (0 if (%s) else 1) }}"


@pytest.mark.parametrize(("variables", "condition"), CASES)
def test_an_outcome_is_found(variables: str, condition: str, make_store: MakeStore) -> None:
    block = f'- {{type: section, when: "{condition}", text: "{DIVISORS % condition}"}}'
    content = f"{HEAD}variables:\n{indent(variables, '  ')}\nblocks:\n  {block}\n"
    texts = {"fixtures/default/en-US/disk-full.yaml": "texts: {title: Almost full, x: y}\n"}

    found = report(make_store(SOUND | texts | {FIXTURE: content})).findings

    assert "division by zero" in {one.message for one in found}


@pytest.mark.parametrize(
    ("fields", "condition"),
    [
        pytest.param("{a: {type: boolean, example: true}}", "not one.a", id="a field"),
        pytest.param("{a: {type: integer, example: 5}}", "one.a == 0", id="a number in it"),
    ],
)
def test_an_outcome_inside_a_loop_is_found(
    fields: str, condition: str, make_store: MakeStore
) -> None:
    variables = f"many: {{type: list, of: {{type: object, fields: {fields}}}}}"
    block = f'for: one in many\n    when: "{condition}"\n    text: "{DIVISORS % condition}"'
    content = f"{HEAD}variables:\n  {variables}\nblocks:\n  - type: section\n    {block}\n"

    found = report(make_store(SOUND | {FIXTURE: content})).findings

    assert "division by zero" in {one.message for one in found}


@pytest.mark.parametrize(
    "variable",
    [
        pytest.param("{type: list, of: string, max_items: 0, default: []}", id="no items"),
        pytest.param("{type: string, example: a, pattern: 'a'}", id="one text only"),
        pytest.param("{type: datetime, example: '2026-11-22T10:15:00Z'}", id="a time"),
    ],
)
def test_what_can_not_be_reached_is_left_alone(variable: str, make_store: MakeStore) -> None:
    block = '- {type: section, when: "n == 12345", text: "{{ 1 / 0 if n else 1 }}"}'
    content = f"{HEAD}variables: {{n: {variable}}}\nblocks:\n  {block}\n"
    texts = {"fixtures/default/en-US/disk-full.yaml": "texts: {title: Almost full}\n"}

    assert "division by zero" not in {
        one.message for one in report(make_store(SOUND | texts | {FIXTURE: content})).findings
    }
