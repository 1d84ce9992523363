"""`fixturectl test` as people and CI run it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from validated import FIXTURE, FRENCH, SOUND

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

ASKING = SOUND[FIXTURE] + "golden: [examples]\n"


@pytest.fixture
def root(make_store: MakeStore, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.delenv("CI", raising=False)
    return make_store({**SOUND, FIXTURE: ASKING})


def test_golden_files_are_written_then_kept(root: Path, call: Run) -> None:
    made = call("--store", str(root), "test", "acme", "--update")
    kept = call("--store", str(root), "test", "acme")
    (root / FRENCH).write_text("texts: {title: Plein}\n")
    broken = call("--store", str(root), "test", "acme")

    assert (made.status, made.err, made.out) == (0, "wrote 2 golden files\n", "2 passed\n")
    assert (kept.status, kept.out) == (0, "2 passed\n")
    assert broken.status == 1
    assert "  - [-Le disque de db-1 est presque plein-]\n  + {+Plein+}\n" in broken.out
    assert broken.out.endswith("1 passed, 1 failed\n")


def test_verbose_names_the_files(root: Path, call: Run) -> None:
    done = call("--store", str(root), "-v", "test", "acme/disk-full", "--update")

    assert "create tests/golden/acme/fr-FR/disk-full@examples.json\n" in done.err


def test_update_is_refused_in_ci(root: Path, call: Run) -> None:
    done = call("--store", str(root), "test", "--update", env={"CI": "true"})

    assert done.status == 2
    assert "golden files are not written in CI (CI=true)" in done.err
    assert not (root / "tests").exists()


def test_formats_for_machines(root: Path, call: Run) -> None:
    as_json = call("--store", str(root), "test", "acme", "--format", "json")
    junit = call("--store", str(root), "test", "acme", "--format", "junit")

    assert as_json.status == junit.status == 1
    assert [one["passed"] for one in json.loads(as_json.out)] == [False, False]
    assert '<testsuites name="fixturectl" tests="2" failures="2"' in junit.out
