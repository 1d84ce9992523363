"""What is under way in a clone is found, whatever kind of work tree it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from clones import TITLE
from repositories import git as run_git

from fixturectl.errors import FixturectlError
from fixturectl.git import surroundings

if TYPE_CHECKING:
    from pathlib import Path

    from clones import Clone


@pytest.fixture
def conflict(clone: Clone) -> Clone:
    """Make a branch `theirs` that changes the same line as `main`."""
    clone.git("switch", "--quiet", "--create", "theirs")
    clone.commit(**{TITLE: "theirs\n"})
    clone.git("switch", "--quiet", "main")
    clone.commit(**{TITLE: "ours\n"})
    return clone


@pytest.mark.parametrize(
    ("command", "what"),
    [
        pytest.param(("merge", "theirs"), "a merge", id="merge"),
        pytest.param(("rebase", "theirs"), "a rebase", id="rebase"),
        pytest.param(("rebase", "--apply", "theirs"), "a rebase", id="rebase by patches"),
        pytest.param(("cherry-pick", "theirs"), "a cherry-pick", id="cherry-pick"),
        pytest.param(("revert", "--no-edit", "HEAD~1"), "", id="a revert that was done"),
    ],
)
def test_what_is_under_way(conflict: Clone, command: tuple[str, ...], what: str) -> None:
    try:
        conflict.git(*command)
    except Exception:  # noqa: BLE001 - a conflict is what is wanted
        with pytest.raises(FixturectlError, match=f"{what} is under way") as raised:
            surroundings.require_calm(conflict.root)
        assert "--abort" in raised.value.hint
    else:
        surroundings.require_calm(conflict.root)
        assert not what


def test_another_git_at_work(clone: Clone) -> None:
    clone.root.joinpath(".git/index.lock").touch()

    with pytest.raises(FixturectlError, match="another git is at work") as raised:
        surroundings.require_calm(clone.root)
    assert raised.value.hint.endswith(".git/index.lock")


def test_a_repository_without_a_commit(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "--quiet")

    with pytest.raises(FixturectlError, match="has no commit yet") as raised:
        surroundings.require_calm(tmp_path)
    assert "git commit" in raised.value.hint


def test_a_branch_that_is_checked_out_elsewhere(clone: Clone, tmp_path: Path) -> None:
    clone.git("worktree", "add", "--quiet", "-b", "topic", str(tmp_path / "linked"))

    assert surroundings.elsewhere(clone.root, "topic") == tmp_path / "linked"
    assert surroundings.elsewhere(clone.root, "main") is None
    assert surroundings.elsewhere(tmp_path / "linked", "main") == clone.root
    assert surroundings.elsewhere(clone.root, "none") is None


def test_a_submodule_knows_what_it_is_part_of(clone: Clone, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    run_git(outer, "init", "--quiet")
    local = ("-c", "protocol.file.allow=always")
    run_git(outer, *local, "submodule", "--quiet", "add", str(clone.origin), "alerts")

    assert surroundings.superproject(outer / "alerts") == outer
    assert surroundings.superproject(clone.root) is None


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        pytest.param("fixtures/acme/disk", True, id="as ours"),
        pytest.param("two words", False, id="a blank"),
        pytest.param("-f", False, id="an option"),
        pytest.param("a..b", False, id="a range"),
        pytest.param("@{-1}", False, id="the branch before"),
        pytest.param("refs/heads/work", False, id="where branches are"),
        pytest.param("", False, id="nothing"),
    ],
)
def test_names_of_branches(clone: Clone, name: str, is_one: bool) -> None:
    assert surroundings.is_branch_name(clone.root, name) == is_one


def test_files_that_git_ignores(clone: Clone) -> None:
    clone.commit(**{".gitignore": "*.bak\n"})
    clone.write("x", "fixtures/a b.bak")
    clone.write("x", "notes.bak")

    assert surroundings.ignored(clone.root, ["fixtures"]) == ["fixtures/a b.bak"]


@pytest.mark.parametrize(
    ("version", "is_new"),
    [
        pytest.param("2.37.9", False, id="older"),
        pytest.param("2.38.0", True, id="new enough"),
        pytest.param("3.0.0.windows.1", True, id="newer"),
    ],
)
def test_git_must_be_new_enough(
    version: str, is_new: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "git"
    program.write_text(f"#!/bin/sh\necho git version {version}\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")

    if is_new:
        surroundings.require_git()
    else:
        with pytest.raises(FixturectlError, match="push needs 2"):
            surroundings.require_git()
