"""What is missing, with the next step: in an empty folder, a good store, and a bad one."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

from fixturectl import __version__

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore, Run


def examined(call: Run, status: int, *arguments: str, **options: Any) -> dict[str, Any]:
    done = call(*arguments, "doctor", "--format", "json", **options)
    assert done.status == status, done.err
    return {one["name"]: one for one in json.loads(done.out)}


def test_a_good_store_has_nothing_to_do(call: Run, tmp_path: Path) -> None:
    call("init")
    subprocess.run(["git", "init", "-q", str(tmp_path)], check=True)

    done = call("doctor")

    assert done.status == 0
    assert all(line.startswith("✓  ") for line in done.out.splitlines()), done.out
    assert f"✓  fixturectl         {__version__}\n" in done.out
    assert "hint" not in done.out


def test_without_a_store_the_next_step_is_init(call: Run) -> None:
    done = call("doctor")

    assert done.status == 1
    assert "✗  store       no store here" in done.out
    assert "   hint: fixturectl init makes one" in done.out
    assert "–  repository" in done.out


def test_without_git_the_next_step_is_to_install_it(call: Run, tmp_path: Path) -> None:
    call("init")

    found = examined(call, 1, env={"PATH": str(tmp_path)})

    assert found["git"] == {
        "name": "git",
        "ok": False,
        "found": "git is not installed",
        "hint": "install git (https://git-scm.com/downloads) and see that it is on PATH",
        "needed": True,
    }
    assert "repository" not in found


def test_a_bad_store_is_told_subject_by_subject(call: Run, make_store: MakeStore) -> None:
    root = make_store(
        {
            "fixtures/default/tenant.yaml": "format: 9\nlocales: [en-US, fr-FR, de-DE]\n",
            "fixtures/default/en-US/a.yaml": "texts: {}\n",
            "fixtures/default/de-DE/a.yaml": "texts: {}\n",
            "fixtures/Bad/tenant.yaml": "",
            "locales/de-DE.po": "",
        }
    )

    found = examined(call, 1, "--store", str(root))

    assert not found["format"]["ok"]
    assert "install a newer fixturectl" in found["format"]["hint"]
    assert found["tenants"]["found"] == "2 errors in names and settings"
    assert found["tenants"]["hint"] == "see each one: fixturectl validate"
    assert found["locales"]["found"] == "fr-FR: no texts for default"
    assert found["phrases"] == {
        "name": "phrases",
        "ok": False,
        "found": "no locales/fr-FR.po",
        "hint": "without it, readers see shared phrases in another language",
        "needed": False,
    }


def test_a_format_that_cannot_be_read_is_one_finding(call: Run, make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": "format: x\n"})

    found = examined(call, 1, "--store", str(root))

    assert "fixtures/default/tenant.yaml:1:9" in found["format"]["found"]


def test_a_store_that_is_named_and_not_there(call: Run) -> None:
    found = examined(call, 1, "--store", "nowhere")

    assert found["store"]["found"] == "nowhere is no directory"
