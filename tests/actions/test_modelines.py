"""The schemas of a new store: every file names its own, and keeps to it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import jsonschema  # type: ignore[import-untyped] # it ships no types
import pytest
import yaml

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

LINE = "# yaml-language-server: $schema="
BUILDER = '[{"type": "header", "text": {"type": "plain_text", "text": "Queue stuck"}}]'


@pytest.fixture
def fresh(call: Run, tmp_path: Path) -> Path:
    for arguments in (
        ("init", "--with", "deployment-failed"),
        ("new", "acme"),
        ("new", "acme/disk-full"),
        ("import", "-", "--as", "acme/queue-stuck"),
    ):
        assert call(*arguments, stdin=BUILDER).status == 0
    return tmp_path


def test_every_file_names_a_schema_that_is_there_and_keeps_to_it(fresh: Path) -> None:
    files = sorted((fresh / "fixtures").rglob("*.yaml"))

    for file in files:
        first = file.read_text().splitlines()[0]
        assert first.startswith(LINE), file
        schema = json.loads((file.parent / first.removeprefix(LINE)).read_text())
        content = yaml.safe_load(file.read_text())
        assert jsonschema.Draft202012Validator(schema).is_valid(content), file
    assert len(files) == 8


def test_the_schemas_are_those_of_the_command(fresh: Path, call: Run) -> None:
    for kind in ("tenant", "fixture", "texts"):
        kept = (fresh / f"schemas/{kind}.schema.json").read_text()
        assert call("schema", kind).out == kept


def test_doctor_names_a_schema_of_another_version(fresh: Path, call: Run) -> None:
    (fresh / "schemas/texts.schema.json").write_text("{}")

    done = call("doctor")

    assert done.status == 0
    assert "schemas/texts.schema.json is of another version" in done.out
    assert "hint: fixturectl schema texts > schemas/texts.schema.json" in done.out


def test_a_store_without_schemas_gets_no_line(make_store: MakeStore, call: Run) -> None:
    tenant = (
        "format: 1\nstore: test\nlocales: [en-US]\n"
        'severities: {warning: {emoji: ":warning:", channel: C0123456789}}\n'
    )
    store = make_store({"fixtures/default/tenant.yaml": tenant})

    assert call("--store", str(store), "new", "acme").status == 0

    assert LINE not in (store / "fixtures/acme/tenant.yaml").read_text()
