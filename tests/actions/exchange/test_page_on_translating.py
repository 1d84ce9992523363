"""What `docs/translating.md` tells people to set up works as it stands there."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import translated
from conftest import clean_environment

from fixturectl.store.yaml_nodes import plain, read

if TYPE_CHECKING:
    from conftest import MakeStore

HERE = Path(__file__).parents[3]
PAGE = (HERE / "docs" / "translating.md").read_text()
# https://github.com/WeblateOrg/weblate, docs/specs/schemas/weblate-component.schema.json
CATALOGS = ("locales/fixturectl.pot", "locales/fr-FR.po", "locales/ja-JP.po")
WEBLATE = {
    *("name", "slug", "vcs", "repo", "branch", "filemask", "template", "new_base", "file_format"),
    *("file_format_params", "source_language", "language_code_style", "new_lang", "manage_units"),
    "enforced_checks",
}


def blocks(kind: str) -> list[str]:
    every = re.findall(r"^```(\w*)\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    return [text for name, text in every if name == kind]


def components() -> list[dict[str, Any]]:
    return [json.loads(block) for block in blocks("json")]


def crowdin() -> dict[str, Any]:
    (block,) = [one for one in blocks("yaml") if "project_id_env" in one]
    document = read("crowdin.yml", block.encode())
    assert document.problems == ()
    assert document.root is not None
    found = plain(document.root)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def work(make_store: MakeStore, tmp_path: Path) -> Path:
    """Return a small store with the program on the path."""
    catalogs = {path: (HERE / path).read_bytes() for path in CATALOGS}
    store = make_store({**translated.STORE, **catalogs})
    program = tmp_path / "bin" / "fixturectl"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -m fixturectl "$@"\n')
    program.chmod(0o755)
    return store


def bash(work: Path, script: str) -> None:
    environment = clean_environment(work.parent)
    environment["PATH"] = f"{work.parent / 'bin'}:{environment['PATH']}"
    who = {
        f"GIT_{role}_{what}": "a@example.com"
        for role in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=work,
        env=environment | who,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def test_what_the_jobs_write_is_where_the_services_look(work: Path) -> None:
    (out,) = [one for one in blocks("") if "mkdir -p l10n" in one]
    (back,) = [one for one in blocks("") if "locales import" in one and "for tag" in one]

    bash(work, f"git init -q\n{out}")
    bash(work, "git update-ref refs/remotes/origin/main HEAD\n" + back)

    written = {path.relative_to(work).as_posix() for path in work.glob("l10n/*")}
    assert written == {"l10n/texts.pot", "l10n/fr-FR.po", "l10n/ja-JP.po"}
    for one in components():
        assert one.keys() <= WEBLATE
        assert (work / one["new_base"]).is_file()
        assert list(work.glob(one["filemask"]))
    for one in crowdin()["files"]:
        assert (work / one["source"].lstrip("/")).is_file()
        assert (work / one["translation"].lstrip("/").replace("%locale%", "fr-FR")).is_file()


def test_states_are_those_of_the_formats() -> None:
    for line in (
        "| fuzzy | `fuzzy` | `initial`, `fixturectl:fuzzy` | `needs-translation` |",
        '| reviewed | | `reviewed` | `final`, `approved="yes"` |',
    ):
        assert line in PAGE
