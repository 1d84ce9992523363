"""The hooks for pre-commit, really run by it in a repository."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from clones import TENANT, TITLE
from repositories import git as run_git

if TYPE_CHECKING:
    from clones import Clone

ROOT = Path(__file__).parent.parent.parent
PROGRAMS = Path(sys.executable).parent
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
RULE = "creation_rules:\n  - {path_regex: .*, encrypted_regex: ^secrets$, age: age1x}\n"


@pytest.fixture
def hooked(clone: Clone, tmp_path: Path) -> Clone:
    """Offer the hooks in a repository, and use them in the clone.

    They run with the program of these tests: pre-commit would install it anew, from a registry.
    """
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    run_git(hooks, "init", "--quiet")
    offered = [
        {**hook, "entry": f"{PROGRAMS}/{hook['entry']}", "language": "system"} for hook in HOOKS
    ]
    (hooks / ".pre-commit-hooks.yaml").write_text(yaml.safe_dump(offered))
    run_git(hooks, "add", "--all")
    run_git(hooks, "commit", "--quiet", "--message", "hooks")
    used = [{"id": hook["id"]} for hook in HOOKS]
    repo = {"repo": str(hooks), "rev": run_git(hooks, "rev-parse", "HEAD"), "hooks": used}
    clone.write(yaml.safe_dump({"repos": [repo]}), ".pre-commit-config.yaml")
    clone.git("add", ".pre-commit-config.yaml")
    return clone


def run(clone: Clone) -> tuple[int, str]:
    environment = {
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(clone.root.parent),
        "PRE_COMMIT_COLOR": "never",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    done = subprocess.run(
        [PROGRAMS / "pre-commit", "run"],
        cwd=clone.root,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


def test_what_is_sound_passes(hooked: Clone) -> None:
    hooked.title("Disk nearly full")
    hooked.git("add", TITLE)

    status, said = run(hooked)

    assert status == 0, said
    assert said.count("Passed") == 2


def test_other_files_concern_the_secrets_alone(hooked: Clone) -> None:
    hooked.write("x", "notes.txt")
    hooked.git("add", "notes.txt")

    status, said = run(hooked)

    assert status == 0, said
    assert (said.count("Passed"), said.count("(no files to check)Skipped")) == (1, 1)


def test_a_broken_text_and_a_secret_in_clear_are_held_back(hooked: Clone) -> None:
    hooked.title("Disk of {hots} full")
    hooked.write(RULE, ".sops.yaml")
    hooked.write(f"{TENANT}secrets: {{key: canary}}\n", "fixtures/default/tenant.yaml")
    hooked.git("add", "--all")

    status, said = run(hooked)

    assert status == 1
    assert "unknown placeholder {hots}" in said
    assert "secrets.key is secret by policy" in said
    assert "canary" not in said


def test_the_names_are_those_of_the_manual() -> None:
    manual = (ROOT / "docs" / "ci.md").read_text()

    assert [hook["id"] for hook in HOOKS] == ["fixturectl-validate", "fixturectl-secrets"]
    assert all(f"- id: {hook['id']}" in manual for hook in HOOKS)
