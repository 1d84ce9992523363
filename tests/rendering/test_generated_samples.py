"""Values that no author thought of, and that every variable accepts all the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.opening import OpenStore
from fixturectl.rendering.generated_samples import HOSTILE, ITEMS, LENGTH, generated
from fixturectl.store.variables import read

if TYPE_CHECKING:
    from conftest import MakeStore

    from fixturectl.store.fixtures import Fixture

TENANT = (
    "format: 1\nstore: test\nlocales: [en-US]\n"
    'severities: {critical: {emoji: ":fire:", channel: C0123456789}}\n'
)
FIXTURE = """\
severity: critical
variables:
  free: {type: string, example: x}
  short: {type: string, example: x, max_length: 7}
  shaped: {type: string, example: db-1, pattern: "db-[0-9]{1,4}"}
  count: {type: integer, example: 1, minimum: 0, maximum: 999}
  open: {type: number, example: 1}
  link: {type: url, example: "https://a.example", max_length: 40}
  kind: {type: enum, values: [a, longest, bc]}
  since: {type: datetime, example: "2026-11-22T10:15:00Z"}
  span: {type: duration, example: 5m, maximum: 2h}
  flag: {type: boolean, example: false}
  who: {type: user, example: U0123}
  where: {type: channel, example: C0123}
  maybe: {type: string, example: x, default: null}
  many:
    type: list
    of: {type: object, fields: {name: {type: string, example: x, max_length: 3}}}
    default: []
  few: {type: list, of: string, max_items: 2, example: [a]}
blocks: [{type: divider}]
"""


@pytest.fixture
def fixture(make_store: MakeStore) -> Fixture:
    files = {"fixtures/default/tenant.yaml": TENANT, "fixtures/default/a.yaml": FIXTURE}
    return OpenStore(make_store(files)).find("default/a")[1]


def test_every_value_is_one_that_its_variable_accepts(fixture: Fixture) -> None:
    for name, values in generated(fixture):
        assert list(values) == list(fixture.variables)
        for variable in fixture.variables.values():
            reading = read(variable, values[variable.name])
            assert reading.fits, (name, variable.name, reading.problems)


def test_the_longest(fixture: Fixture) -> None:
    values = dict(generated(fixture))["longest values"]

    assert len(str(values["free"])) == LENGTH
    assert len(str(values["short"])) == 7
    assert values["shaped"] == "db-0000"
    assert values["count"] == 999
    assert len(str(values["link"])) == 40
    assert values["kind"] == "longest"
    assert values["flag"] is True
    assert values["many"] == [{"name": "Wm W"[:3].rstrip().ljust(3, "W")}] * ITEMS
    assert isinstance(values["few"], list)
    assert len(values["few"]) == 2


def test_nothing_where_nothing_is_allowed(fixture: Fixture) -> None:
    values = dict(generated(fixture))["empty optionals"]

    assert values["maybe"] is None
    assert values["many"] == []
    assert values["few"] == ["a"]
    assert values["free"] == "x"


def test_text_that_attacks(fixture: Fixture) -> None:
    values = dict(generated(fixture))["hostile text"]

    assert values["free"] == HOSTILE
    assert values["short"] == HOSTILE[:7]
    assert values["count"] == 1
    assert "!channel" in HOSTILE
    assert values["few"] == [HOSTILE]
