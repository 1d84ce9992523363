"""`fixturectl codeowners`, and what `validate` says where it was forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from clones import TENANT

from fixturectl.store.codeowners import BEGIN, END

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run

OWNED = f'{TENANT}owners: {{"*": ["@acme/playback"], fr-FR: ["@acme/l10n-fr"]}}\n'


@pytest.fixture
def store(make_store: MakeStore) -> Path:
    root = make_store({"fixtures/default/tenant.yaml": OWNED, "CODEOWNERS": "* @all\n"})
    (root / ".git").mkdir()
    return root


def test_writing_and_checking(store: Path, call: Run) -> None:
    status, out, err = call("--store", str(store), "codeowners", "--check")
    assert (status, out) == (1, "")
    assert err == (
        "fixturectl: CODEOWNERS says something else than owners in tenant.yaml\n"
        "hint: run: fixturectl codeowners\n"
    )
    assert (store / "CODEOWNERS").read_text() == "* @all\n"

    assert call("--store", str(store), "codeowners") == (0, "edited CODEOWNERS\n", "")

    written = (store / "CODEOWNERS").read_text()
    assert written.startswith(f"* @all\n\n{BEGIN}\n")
    assert "\n/fixtures/*/fr-FR/ @acme/l10n-fr\n" in written
    assert written.endswith(f"\n{END}\n")
    assert call("--store", str(store), "codeowners", "--check") == (0, "", "")
    assert call("--store", str(store), "codeowners") == (0, "", "")


def test_a_first_file_is_created(store: Path, call: Run) -> None:
    (store / "CODEOWNERS").unlink()
    (store / ".github").mkdir()

    assert call("--store", str(store), "codeowners").out == "created .github/CODEOWNERS\n"


def test_marks_that_can_t_be_told_are_an_error(store: Path, call: Run) -> None:
    (store / "CODEOWNERS").write_text(f"{BEGIN}\n")

    status, _, err = call("--store", str(store), "codeowners")

    assert status == 3
    assert 'CODEOWNERS needs "# fixturectl: begin" and, below it, "# fixturectl: end"' in err
    assert (store / "CODEOWNERS").read_text() == f"{BEGIN}\n"


def test_validate_tells_of_drift_and_remembers_none_of_it(store: Path, call: Run) -> None:
    def told() -> list[str]:
        out = call("--store", str(store), "validate").out
        return [line for line in out.splitlines() if line.endswith("[codeowners]")]

    place = "fixtures/default/tenant.yaml:7:1: warning:"
    assert told() == [f"{place} CODEOWNERS says something else [codeowners]"]
    assert told() == [f"{place} CODEOWNERS says something else [codeowners]"]
    call("--store", str(store), "codeowners")
    assert told() == []
    assert told() == []
    (store / "CODEOWNERS").write_text(f"{END}\n")
    assert told() == [
        f'{place} CODEOWNERS needs "{BEGIN}" and, below it, "{END}", once each [codeowners]'
    ]
    (store / "CODEOWNERS").unlink()
    assert told() == [f"{place} there is no CODEOWNERS that says so [codeowners]"]
