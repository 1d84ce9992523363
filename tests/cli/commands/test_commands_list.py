"""What there is, in tables for people and JSON for machines."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from conftest import clean_environment
from terminal import typed

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

STORE = {
    "fixtures/default/tenant.yaml": (
        "format: 1\nname: Ours\nlocales: [en-US, fr-FR]\nseverities: {info: {}}\n"
    ),
    "fixtures/default/disk-full.yaml": (
        "description: A disk is full\nseverity: info\nvariables:\n"
        "  host: {type: string, example: web-1, max_length: 20, description: The machine}\n"
        "  token: {type: string, example: hunter2, sensitive: true}\n"
        "  plan: {type: enum, values: [free, paid], default: free}\n"
        "  sealed: {type: string, default: null, example: 'ENC[AES256_GCM,data:x,type:str]'}\n"
        "  rows:\n    type: list\n    of: string\n    example:\n      - a\n      - b\n"
        "samples: {quiet: {host: a}, loud: {host: b}}\ntext: x\n"
    ),
    "fixtures/default/en-US/disk-full.yaml": "texts: {a: A, b: B}\n",
    "fixtures/default/fr-FR/disk-full.yaml": "texts: {a: A, c: C}\n",
    "fixtures/acme/tenant.yaml": "extends: default\ndefault_locale: fr-FR\n",
    "fixtures/acme/disk-full.yaml": "description: Theirs\n",
    "fixtures/acme/fr-FR/disk-full.yaml": "texts: {b: null}\n",
    "fixtures/acme-jp/tenant.yaml": "extends: acme\nlocales: [ja-JP]\nname: 日本\n",
    "fixtures/acme-jp/ja-JP/disk-full.yaml": "texts: {b: B}\n",
    "fixtures/beta/tenant.yaml": "extends: default\n",
}


def listed(call: Run, make_store: MakeStore, *arguments: str) -> Any:
    done = call("--store", str(make_store(STORE)), "list", *arguments, "--format", "json")
    assert (done.status, done.err) == (0, "")
    return json.loads(done.out)


def test_tenants_stand_below_the_one_they_extend(call: Run, make_store: MakeStore) -> None:
    done = call("--store", str(make_store(STORE)), "list", "tenants")

    assert done.status == 0
    assert done.out == (
        "TENANT       NAME  EXTENDS  DEFAULT LOCALE  LOCALES       FIXTURES  OWN\n"
        "default      Ours           en-US           en-US, fr-FR  1         1\n"
        "  acme       Ours  default  fr-FR           en-US, fr-FR  1         1\n"
        "    acme-jp  日本  acme     fr-FR           ja-JP         1         0\n"
        "  beta       Ours  default  en-US           en-US, fr-FR  1         0\n"
    )


def test_fixtures_of_all_tenants_are_their_own(call: Run, make_store: MakeStore) -> None:
    found = listed(call, make_store, "fixtures")

    assert [one["fixture"] for one in found] == ["acme/disk-full", "default/disk-full"]
    assert found[0] == {
        "fixture": "acme/disk-full",
        "severity": "info",
        "variables": 5,
        "samples": ["quiet", "loud"],
        "made_by": ["acme", "default"],
        "description": "Theirs",
    }


def test_fixtures_of_one_tenant_are_inherited_too(call: Run, make_store: MakeStore) -> None:
    found = listed(call, make_store, "fixtures", "acme-jp")

    assert [(one["fixture"], one["made_by"]) for one in found] == [
        ("acme-jp/disk-full", ["acme", "default"])
    ]


def test_locales_count_the_texts_that_are_said_in_them(call: Run, make_store: MakeStore) -> None:
    found = listed(call, make_store, "locales")

    assert [(one["tenant"], one["locale"], one["translated"], one["texts"]) for one in found] == [
        ("acme", "en-US", 2, 2),
        ("acme", "fr-FR", 1, 2),
        ("acme-jp", "ja-JP", 1, 2),
        ("beta", "en-US", 2, 2),
        ("beta", "fr-FR", 1, 2),
        ("default", "en-US", 2, 2),
        ("default", "fr-FR", 1, 2),
    ]
    assert [one["tenant"] for one in found if one["default"] and one["source"]] == [
        "beta",
        "default",
    ]


def test_locales_of_one_tenant(call: Run, make_store: MakeStore) -> None:
    found = listed(call, make_store, "locales", "acme-jp")

    assert [one["locale"] for one in found] == ["ja-JP"]


def test_variables_show_what_the_file_says_but_no_secret(call: Run, make_store: MakeStore) -> None:
    found = {
        one["variable"]: one for one in listed(call, make_store, "variables", "acme/disk-full")
    }

    assert found["host"] == {
        "variable": "host",
        "type": "string",
        "required": True,
        "sensitive": False,
        "example": "web-1",
        "default": "",
        "rules": "max_length 20",
        "description": "The machine",
    }
    assert found["token"]["example"] == "[masked]"
    assert found["sealed"]["example"] == "[sealed]"
    assert found["sealed"]["default"] == "null"
    assert found["plan"]["rules"] == "values [free, paid]"
    assert found["rows"]["example"] == "- a - b"


def test_the_overview_has_tenants_and_locales(call: Run, make_store: MakeStore) -> None:
    found = listed(call, make_store)

    assert {name: len(records) for name, records in found.items()} == {"tenants": 4, "locales": 7}


def test_an_empty_store_says_so(call: Run, make_store: MakeStore) -> None:
    done = call("--store", str(make_store({})), "list")

    assert (done.status, done.out) == (0, "no tenants\n\nno locales\n")


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param(["tenants", "acme"], "all together", "list fixtures acme", id="too much"),
        pytest.param(
            ["variables"], "which fixture's variables?", "TENANT/FIXTURE", id="too little"
        ),
        pytest.param(["variables", "acme"], "acme names no fixture", "list fixtures", id="tenant"),
        pytest.param(
            ["variables", "acme/disk-ful"], "acme has no fixture disk-ful", "disk-full?", id="typo"
        ),
        pytest.param(["variables", "acne/x"], "no tenant acne", "acme?", id="unknown tenant"),
        pytest.param(["locales", "acne"], "no tenant acne", "acme?", id="locales of nobody"),
        pytest.param(["fixtures", "acne"], "no tenant acne", "acme?", id="fixtures of nobody"),
        pytest.param(["nonsense"], "nonsense", "--help", id="no such thing"),
    ],
)
def test_wrong_questions_are_answered_with_the_right_one(
    arguments: list[str], message: str, hint: str, call: Run, make_store: MakeStore
) -> None:
    done = call("--store", str(make_store(STORE)), "list", *arguments)

    assert done.status == 2
    assert message in done.err
    assert hint in done.err


def test_a_broken_file_hides_nothing_else(call: Run, make_store: MakeStore) -> None:
    root = make_store(STORE | {"fixtures/beta/disk-full.yaml": "text: [\n"})

    done = call("--store", str(root), "list", "fixtures")

    assert done.status == 0
    assert "beta/disk-full" in done.out
    assert "acme/disk-full" in done.out


def test_a_narrow_terminal_gets_no_torn_columns(make_store: MakeStore, tmp_path: Path) -> None:
    arguments = ["--store", str(make_store(STORE)), "list", "variables", "default/disk-full"]
    environment = clean_environment(tmp_path) | {"COLUMNS": "60"}

    status, shown = typed(arguments, environment, "never asked", "")

    assert status == 0
    assert shown.replace("\r", "").startswith(
        "host\n    type string · required · example web-1 · rules\n    max_length 20 ·"
    )
    assert max(map(len, shown.splitlines())) <= 60
