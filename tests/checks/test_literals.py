"""A comparison with what a name never is is told where it stands, whatever it hides or shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.store import Store
from fixturectl.actions.validate import validate

if TYPE_CHECKING:
    from conftest import MakeStore

ROOT = """\
locales: [en-US]
severities:
  critical: {emoji: ":fire:", channel: C0000000001}
  warning: {emoji: ":eyes:", channel: C0000000001}
statuses: {firing: {color: "#D00000"}, resolved: {color: "#2EB67D"}}
"""
PATH = "fixtures/default/disk-full.yaml"
FIXTURE = """\
severity: critical
variables:
  kind: {type: enum, values: [system, swap]}
  host: {type: string, example: db-1}
text: "{{ host }} {{ kind }}"
blocks:
  - {type: divider}
  - type: section
    when: "{WHEN}"
    text: "{{ host }}"
"""


def store(when: str) -> dict[str, str]:
    return {
        "fixtures/default/tenant.yaml": ROOT,
        PATH: FIXTURE.replace("{WHEN}", when),
    }


def found(files: dict[str, str], make_store: MakeStore) -> list[str]:
    return [
        f"{one.place} {one.level} {one.check} {one.message}; {one.hint}"
        for one in validate(Store(make_store(files))).findings
    ]


@pytest.mark.parametrize(
    ("when", "told"),
    [
        pytest.param(
            "status == 'fireing'",
            'status status is never "fireing"; did you mean firing?',
            id="a status",
        ),
        pytest.param(
            "severity != 'critcal'",
            'severity severity is never "critcal"; did you mean critical?',
            id="a severity",
        ),
        pytest.param(
            "'none' == kind",
            'variable-value kind is never "none"; it may be system, swap',
            id="an enum, the other way round",
        ),
        pytest.param(
            "host and kind in ['swap', 'systm']",
            'variable-value kind is never "systm"; did you mean system?',
            id="one of a list",
        ),
        pytest.param(
            "status not in ('firing', 'silenced') and host",
            'status status is never "silenced"; it may be firing, resolved',
            id="not in",
        ),
        pytest.param(
            "status ~ '' == 'x' or status == 'firing' or kind == 'swop'",
            'variable-value kind is never "swop"; did you mean swap?',
            id="an expression that Jinja reads",
        ),
    ],
)
def test_what_a_name_never_is(when: str, told: str, make_store: MakeStore) -> None:
    literal = told.split('"')[1]
    column = len('    when: "') + when.index(literal) + 1
    check, said = told.split(" ", 1)

    assert found(store(when), make_store) == [f"{PATH}:9:{column} warning {check} {said}"]


@pytest.mark.parametrize(
    "when",
    [
        pytest.param("status == 'resolved' or severity in ['warning']", id="what may be"),
        pytest.param("kind == 'swap'", id="a value of the enum"),
        pytest.param("host == 'db-2'", id="a string may be anything"),
        pytest.param("(status | upper) == 'FIRING'", id="what is computed"),
        pytest.param("'fire' in status", id="a part of it"),
        pytest.param("kind is not none and kind != 3", id="no text"),
        pytest.param("kind == host", id="no literal"),
    ],
)
def test_what_a_name_may_be(when: str, make_store: MakeStore) -> None:
    assert found(store(when), make_store) == []


@pytest.mark.parametrize(
    ("files", "count"),
    [
        pytest.param({}, 1, id="no tenant has it"),
        pytest.param(
            {"fixtures/acme/tenant.yaml": 'statuses: {muted: {color: "#AAAAAA"}}\n'},
            0,
            id="a tenant that shares the template has it",
        ),
        pytest.param(
            {
                "fixtures/acme/tenant.yaml": 'statuses: {muted: {color: "#AAAAAA"}}\n',
                "fixtures/beta/tenant.yaml": "extends: acme\nstatuses: {muted: null}\n",
            },
            0,
            id="a tenant below takes it away",
        ),
        pytest.param(
            {f"fixtures/heir-{number}/tenant.yaml": "name: x\n" for number in range(4)},
            1,
            id="many heirs, one place",
        ),
    ],
)
def test_tenants_share_a_template(files: dict[str, str], count: int, make_store: MakeStore) -> None:
    assert len(found(store("status == 'muted'") | files, make_store)) == count


def test_an_enum_is_held_against_each_tenants_own(make_store: MakeStore) -> None:
    """The template may be meant for the one who has the value; a mistake is nobody's value."""
    own = "variables: {kind: {type: enum, values: [system, swap, tmp]}}\n"
    acme = {"fixtures/acme/tenant.yaml": "name: x\n", "fixtures/acme/disk-full.yaml": own}

    assert found(store("kind == 'tmp'") | acme, make_store) == []
    assert len(found(store("kind == 'temp'") | acme, make_store)) == 1


def test_statuses_that_are_misspelt_as_a_whole_are_told_of_once(make_store: MakeStore) -> None:
    files = store("status == 'muted'")
    root = files["fixtures/default/tenant.yaml"].replace("statuses", "statusses")

    assert [
        one.split()[2] for one in found(files | {"fixtures/default/tenant.yaml": root}, make_store)
    ] == ["schema"]
