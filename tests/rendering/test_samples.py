from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest

from fixturectl.rendering import samples
from fixturectl.store import fixtures, tenants
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree
from fixturectl.store.variables import Masked, Spelled
from fixturectl.store.yaml_nodes import Mapping, read

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.store.fixtures import Fixture

FIXTURE = """\
severity: info
text: a
variables:
  host: {type: string, example: db-1}
  used: {type: integer, example: 97, default: 80}
  note: {type: string, default: null}
  pin: {type: integer, example: 4711, sensitive: true}
samples:
  full: {used: 100}
"""


@pytest.fixture
def fixture(tmp_path: Path) -> Fixture:
    return load(tmp_path, FIXTURE)


def load(root: Path, text: str) -> Fixture:
    folder = root / "fixtures/default"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tenant.yaml").write_text("severities: {info: {}}", encoding="utf-8")
    (folder / "disk.yaml").write_text(text, encoding="utf-8")
    tree = Tree(WorkTree(root))
    found = fixtures.load(tree, tenants.load(tree, "default"), "disk")
    assert found is not None
    return found


def lines(found: samples.Values) -> list[str]:
    return [f"{one}" + (f" | {one.hint}" if one.hint else "") for one in found.problems]


PREVIEW: dict[str, Any] = {"preview": True, "reveal": True}
DELIVERY: dict[str, Any] = {"preview": False, "reveal": True}


@pytest.mark.parametrize(
    ("given", "options", "expected"),
    [
        pytest.param({}, PREVIEW, ("db-1", 97, None, 4711), id="a preview shows examples"),
        pytest.param(
            {}, PREVIEW | {"sample": "examples"}, ("db-1", 97, None, 4711), id="so does examples"
        ),
        pytest.param(
            {}, PREVIEW | {"sample": "defaults"}, ("db-1", 80, None, 4711), id="defaults first"
        ),
        pytest.param({}, PREVIEW | {"sample": "full"}, ("db-1", 100, None, 4711), id="a sample"),
        pytest.param(
            {"used": Spelled("5"), "host": "x"},
            PREVIEW | {"sample": "full"},
            ("x", 5, None, 4711),
            id="given over the sample",
        ),
        pytest.param(
            {"host": "x", "pin": 1}, DELIVERY, ("x", 80, None, 1), id="a delivery takes defaults"
        ),
        pytest.param(
            {"host": "x"},
            DELIVERY | {"sample": "full"},
            ("x", 100, None, 4711),
            id="a test delivery",
        ),
    ],
)
def test_values_by_precedence(
    fixture: Fixture,
    given: dict[str, object],
    options: dict[str, Any],
    expected: tuple[object, ...],
) -> None:
    found = samples.values(fixture, given=given, **options)

    assert lines(found) == []
    assert found.complete
    assert tuple(found.values.values()) == expected


def test_the_samples_of_a_fixture(fixture: Fixture) -> None:
    assert samples.names(fixture) == ["examples", "defaults", "full"]


def test_the_values_of_all_samples_are_those_of_each(tmp_path: Path) -> None:
    text = """\
severity: critical
variables:
  host: {type: string, example: db-1, default: db-0}
  days: {type: integer, example: 3, maximum: 5}
  note: {type: string, default: null}
  pin: {type: string, example: "1234", sensitive: true}
  at: {type: datetime, example: "2026-11-22T10:15:00"}
samples:
  other: {host: db-2, note: null, at: "2026-11-23T10:15:00"}
  wrong: {days: 7, pin: "x"}
  unknown: {hots: a}
  none: {}
"""
    found = load(tmp_path, text)

    assert dict(samples.of_samples(found, UTC)) == {
        name: samples.values(found, given={}, sample=name, zone=UTC).values
        for name in samples.names(found)
    }


def test_origins_are_the_nodes_that_stand_in_files(fixture: Fixture) -> None:
    vars_file = read("vars.yaml", b"note: from a file").root
    assert isinstance(vars_file, Mapping)
    note = vars_file.get("note")

    found = samples.values(fixture, given={"host": "x", "note": note}, sample="full")

    places = {name: str(node.place) if node else "" for name, node in found.origins.items()}
    assert places == {
        "host": "",
        "used": "fixtures/default/disk.yaml:9:16",
        "note": "vars.yaml:1:7",
        "pin": "fixtures/default/disk.yaml:7:33",
    }


def test_sensitive_values_are_masked_at_the_input(fixture: Fixture) -> None:
    found = samples.values(fixture, given={"pin": 1234})

    assert isinstance(found.values["pin"], Masked)
    assert "1234" not in repr(found.values)


def test_all_problems_of_what_was_given_are_collected(fixture: Fixture) -> None:
    given = {"hots": "x", "used": Spelled("many"), "pin": "canary", "host": None}

    found = samples.values(fixture, given=given, sample="ful", preview=False)

    assert not found.complete
    assert lines(found) == [
        'error: default/disk has no sample "ful" [variable-unknown] | did you mean full?',
        'error: unknown variable "hots" [variable-unknown] | did you mean host?',
        (
            "error: host: a string is expected, not null [variable-value]"
            " | leave it out, or declare default: null"
        ),
        'error: used: a whole number is expected, not "many" [variable-value]',
        "error: pin: a whole number is expected, not a text [variable-value]",
    ]
    assert found.values == {"note": None}


def test_a_value_from_a_file_is_reported_there(fixture: Fixture) -> None:
    vars_file = read("vars.yaml", b"used: many\nhots: x").root
    assert isinstance(vars_file, Mapping)

    found = samples.values(fixture, given={key.value: node for key, node in vars_file})

    assert lines(found) == [
        'vars.yaml:2:7: error: unknown variable "hots" [variable-unknown] | did you mean host?',
        'vars.yaml:1:7: error: used: a whole number is expected, not "many" [variable-value]',
    ]


def test_a_delivery_names_every_missing_value(fixture: Fixture) -> None:
    found = samples.values(fixture, given={}, preview=False)

    assert lines(found) == [
        (
            "error: no value for the required variable host (string) [variable-missing]"
            " | give it: --var host=..."
        ),
        (
            "error: no value for the required variable pin (integer) [variable-missing]"
            " | give it: --var pin=..."
        ),
    ]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(FIXTURE.replace(", example: db-1", ""), id="no example"),
        pytest.param(FIXTURE.replace("used: 100", "used: all"), id="a wrong sample"),
        pytest.param(FIXTURE.replace("example: 4711", "example: x"), id="a wrong example"),
    ],
)
def test_a_fault_of_the_store_is_the_same_finding_as_the_stores(tmp_path: Path, text: str) -> None:
    fixture = load(tmp_path, text)

    found = samples.values(fixture, given={}, sample="full")

    assert found.problems == fixture.problems
    assert len(found.problems) == 1


def test_a_variable_that_is_declared_wrongly_is_not_unknown_too(tmp_path: Path) -> None:
    fixture = load(
        tmp_path, FIXTURE.replace("type: integer, example: 97", "type: strin, example: 97")
    )

    found = samples.values(fixture, given={"used": 3})

    assert lines(found) == []


def test_a_moment_without_zone_is_in_the_tenants(tmp_path: Path) -> None:
    fixture = load(tmp_path, "severity: info\ntext: a\nvariables: {at: {type: datetime}}")
    tokyo = timezone(timedelta(hours=9), "JST")

    found = samples.values(fixture, given={"at": Spelled("2026-11-22T09:00:00")}, zone=tokyo)

    assert found.complete
    assert found.values["at"] == datetime(2026, 11, 22, tzinfo=UTC)
    assert lines(found) == [
        (
            "warning: at: no time zone is given: JST is taken [variable-value]"
            " | add Z or an offset such as +01:00"
        )
    ]
