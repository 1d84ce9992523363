"""`validate --fix` and `--diff` as people and machines call them."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING

import pytest
from validated import FRENCH, SOUND, WRONG, commit

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

SLOPPY = 'texts:\n  title: "Le disque  de {host} est presque plein"\n'
MENDED = SLOPPY.replace("disque  de", "disque de")


@pytest.fixture
def root(make_store: MakeStore) -> Path:
    return make_store(SOUND | {FRENCH: SLOPPY})


def test_what_can_be_mended_is_marked(root: Path, call: Run) -> None:
    status, out, err = call("--store", str(root), "validate")

    assert (status, err) == (0, "")
    first = f"{FRENCH}:2:20: warning: two blanks in a row [double-space] [*]"
    assert out.splitlines()[0] == first
    assert out.endswith("1 warning in 1 file\n[*] 1 fixable with: fixturectl validate --fix\n")


def test_the_mark_is_known_to_machines_and_to_a_second_run(root: Path, call: Run) -> None:
    for _ in range(2):
        out = call("--store", str(root), "validate", "--format", "json").out
        assert [one["fixable"] for one in json.loads(out)] == [True]


def test_files_are_mended_and_what_is_left_is_told(
    root: Path, make_store: MakeStore, call: Run
) -> None:
    own = "fixtures/acme/fr-FR/disk-full.yaml"
    make_store({own: WRONG[FRENCH]})

    status, out, err = call("--store", str(root), "validate", "--fix")

    assert status == 1
    assert out.startswith(f"{own}:2:24: error: unknown placeholder {{hots}}")
    assert out.endswith("1 error in 1 file\n")
    assert err == f"fixed {FRENCH}: 1 double-space\nfixed 1 finding in 1 file\n"
    assert (root / FRENCH).read_text() == MENDED
    assert (root / own).read_text() == WRONG[FRENCH]


def test_what_is_left_is_told(root: Path, call: Run) -> None:
    (root / FRENCH).write_text('texts: {title: "{{ hots }} presque plein"}\n')

    err = call("--store", str(root), "validate", "--fix").err

    assert err == (
        f"left {FRENCH}:1:17: mending jinja-in-text would lead to another finding\nnothing to fix\n"
    )


def test_fixing_again_changes_nothing(root: Path, call: Run) -> None:
    call("--store", str(root), "validate", "--fix")
    before = (root / FRENCH).stat()

    again = call("--store", str(root), "validate", "--fix")

    assert again == (0, "no findings\n", "nothing to fix\n")
    assert (root / FRENCH).stat() == before


def test_the_report_of_a_machine_is_nothing_but_the_report(root: Path, call: Run) -> None:
    status, out, err = call("--store", str(root), "validate", "--fix", "--format", "json")

    assert (status, json.loads(out)) == (0, [])
    assert err.endswith("fixed 1 finding in 1 file\n")


@pytest.mark.parametrize(
    ("target", "inherited", "own"),
    [
        pytest.param("acme", MENDED, SLOPPY, id="a tenant that inherits the file"),
        pytest.param("globex", SLOPPY, MENDED, id="a tenant that has its own"),
        pytest.param("./store/fixtures/globex/fr-FR", SLOPPY, MENDED, id="a folder"),
        pytest.param("./store/fixtures/default/fr-FR", MENDED, MENDED, id="what depends on it"),
    ],
)
def test_only_what_is_reported_is_mended(
    target: str, inherited: str, own: str, root: Path, make_store: MakeStore, call: Run
) -> None:
    globex = "fixtures/globex/fr-FR/disk-full.yaml"
    make_store({globex: SLOPPY})

    call("--store", str(root), "validate", "--fix", target)

    assert (root / FRENCH).read_text() == inherited
    assert (root / globex).read_text() == own


def test_only_what_changed_since_a_revision_is_mended(
    root: Path, make_store: MakeStore, call: Run
) -> None:
    commit(root)
    make_store({"fixtures/acme/fr-FR/disk-full.yaml": SLOPPY})

    call("--store", str(root), "validate", "--fix", "--changed-since", "HEAD")

    assert (root / "fixtures/acme/fr-FR/disk-full.yaml").read_text() == MENDED
    assert (root / FRENCH).read_text() == SLOPPY


def test_a_diff_can_be_applied_and_nothing_is_written(root: Path, call: Run) -> None:
    (root / FRENCH).write_text(SLOPPY.rstrip("\n"))
    status, out, err = call("--store", str(root), "validate", "--diff")

    assert status == 1
    assert (root / FRENCH).read_text() == SLOPPY.rstrip("\n")
    assert err == f"would fix {FRENCH}: 1 double-space\nwould fix 1 finding in 1 file\n"
    commit(root)
    subprocess.run(["git", "-C", root, "apply", "-"], input=out, text=True, check=True)
    assert (root / FRENCH).read_text() == MENDED.rstrip("\n")
    assert call("--store", str(root), "validate", "--diff") == (0, "", "nothing to fix\n")


def test_nothing_is_written_behind_a_link(root: Path, call: Run) -> None:
    (root / "fixtures/acme").rename(root / "elsewhere")
    (root / "fixtures/acme").symlink_to(root / "elsewhere")
    (root / "fixtures/default/fr-FR").rename(root / "fr-FR")
    (root / "fixtures/default/fr-FR").symlink_to(root / "fr-FR")

    status, _, err = call("--store", str(root), "validate", "--fix")

    assert status == 1
    assert "nothing to fix" in err
    assert (root / "fr-FR/disk-full.yaml").read_text() == SLOPPY


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        pytest.param(
            ("--fix", "-", "--stdin-filename", "x.yaml"),
            "--fix mends the files of a store",
            id="standard input",
        ),
        pytest.param(
            ("--diff", "--blocks", "x.json"), "--diff mends the files of a store", id="blocks"
        ),
        pytest.param(
            ("--fix", "--update-baseline"),
            "--fix and --update-baseline both change files",
            id="a baseline",
        ),
        pytest.param(
            ("--diff", "--format", "json"), "--diff prints a diff, not findings", id="a format"
        ),
        pytest.param(
            ("--diff", "--output", "x"), "--diff prints a diff, not findings", id="a file"
        ),
    ],
)
def test_what_makes_no_sense_together(
    arguments: tuple[str, ...], message: str, root: Path, call: Run
) -> None:
    status, out, err = call("--store", str(root), "validate", *arguments)

    assert (status, out) == (2, "")
    assert message in err
