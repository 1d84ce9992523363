"""Git runs apart from its surroundings, and what it can't do is explained."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from repositories import commit
from repositories import git as run_git

from fixturectl import git
from fixturectl.errors import FixturectlError
from fixturectl.git.running import failure


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "clone"
    root.mkdir()
    run_git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, **{"store/a.yaml": "a: 1\n", "store/sub/b.yaml": "b: 1\n", "other.txt": "x"})
    return root


@pytest.mark.parametrize("name", ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"])
def test_a_hooks_environment_does_not_mislead(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setenv(name, str(other))

    assert git.repository(repository) == repository.resolve()
    assert git.changed(repository, "HEAD") == []


def test_not_a_repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    with pytest.raises(FixturectlError, match="is not in a git repository") as raised:
        git.repository(tmp_path)

    assert "git init" in raised.value.hint


def test_a_bare_repository(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "--quiet", "--bare")

    with pytest.raises(FixturectlError, match="bare repository"):
        git.repository(tmp_path)


def test_dubious_ownership(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")

    with pytest.raises(FixturectlError, match="another user owns it") as raised:
        git.repository(repository)

    assert "safe.directory" in raised.value.hint


def test_another_failure_is_told_in_gits_words(tmp_path: Path) -> None:
    with pytest.raises(FixturectlError, match="git failed: cannot change to"):
        git.repository(tmp_path / "missing")


def test_of_several_complaints_the_last_word_counts(tmp_path: Path) -> None:
    said = "error: external filter 'lfs' failed 1\nfatal: a.yaml: clean filter 'lfs' failed\n"

    assert failure(tmp_path, said).message == "git failed: a.yaml: clean filter 'lfs' failed"
    assert failure(tmp_path, "error: no\n").message == "git failed: no"
    assert failure(tmp_path, "").message == "git failed: it gave no reason"


def test_git_is_not_installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(FixturectlError, match="git is not installed") as raised:
        git.repository(tmp_path)

    assert "install git" in raised.value.hint


def test_git_may_not_be_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(Path(__file__), tmp_path / "git")
    monkeypatch.setenv("PATH", str(tmp_path))

    with pytest.raises(FixturectlError, match="git can't be run"):
        git.repository(tmp_path)
