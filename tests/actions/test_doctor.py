"""The examinations, subject by subject."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import fixturectl
from fixturectl.actions import migrate
from fixturectl.actions.doctor import doctor
from fixturectl.actions.examinations import Visit, git, languages, missing, program, store
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from conftest import MakeStore


def test_what_is_in_order_needs_no_hint(make_store: MakeStore, tmp_path: Path) -> None:
    root = make_store(
        {"fixtures/default/tenant.yaml": "format: 1\n", "fixtures/default/en-US/a.yaml": ""}
    )

    found = {one.name: one for one in doctor(tmp_path, root)}

    assert set(found) == {
        *("fixturectl", "python", "samples", "git", "repository"),
        *("store", "format", "tenants", "locales", "phrases"),
    }
    assert [name for name, one in found.items() if not one.ok] == ["repository"]
    assert [name for name, one in found.items() if one.hint] == ["repository"]


def test_a_program_without_its_samples_says_how_to_get_them(tmp_path: Path) -> None:
    package = Path(fixturectl.__file__).parent
    shutil.copytree(
        package,
        tmp_path / "site/fixturectl",
        ignore=shutil.ignore_patterns("__pycache__", "samples"),
    )

    done = subprocess.run(
        [sys.executable, "-B", "-m", "fixturectl", "doctor"],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path / "site"), "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "–  samples     the sample library is missing from this installation" in done.stdout
    assert "hint: install fixturectl again" in done.stdout


def test_without_a_store_only_its_own_examination_speaks(tmp_path: Path) -> None:
    visit = Visit(tmp_path)

    assert [one.name for one in store.examine(visit)] == ["store"]
    assert list(languages.examine(visit)) == []
    assert [one.name for one in git.examine(visit)] == ["git", "repository"]
    assert [one.name for one in program.examine(visit)] == ["fixturectl", "python", "samples"]


def test_an_error_becomes_something_missing() -> None:
    found = missing("x", FixturectlError("is gone", hint="get it"), needed=False)

    assert found == ("x", False, "is gone", "get it", False)


def test_a_store_without_format_is_read_as_the_first(make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": "name: x\n"})

    found = {one.name: one.found for one in store.examine(Visit(root))}

    assert found["format"] == "none named: read as 1"
    assert "read as format 1" in migrate.migrate(root)


def test_one_fault_is_counted_once_and_in_the_singular(make_store: MakeStore) -> None:
    files = {
        "fixtures/default/tenant.yaml": "nmae: x\n",
        "fixtures/acme/tenant.yaml": "extends: default\n",
    }

    found = {one.name: one.found for one in store.examine(Visit(make_store(files)))}

    assert found["tenants"] == "1 error in names and settings"


def test_settings_that_are_missing_are_told(make_store: MakeStore) -> None:
    with pytest.raises(FixturectlError, match="is missing"):
        migrate.migrate(make_store({}))
