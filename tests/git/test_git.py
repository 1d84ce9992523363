"""Git answers for the repository asked about, whatever the names of files."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

import pytest
from repositories import commit
from repositories import git as run_git

from fixturectl import git
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from pathlib import Path

ODD_NAMES = ["a b.yaml", "é\u0301ö.yaml", "two\nlines.yaml", "tab\t.yaml", "[x]*.yaml", '"q".yaml']


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    root = tmp_path / "clone"
    root.mkdir()
    run_git(root, "init", "--quiet", "--initial-branch", "main")
    commit(root, **{"store/a.yaml": "a: 1\n", "store/sub/b.yaml": "b: 1\n", "other.txt": "x"})
    return root


def test_repository_is_found_from_below(repository: Path) -> None:
    assert git.repository(repository / "store" / "sub") == repository.resolve()


def test_version_is_the_number_alone() -> None:
    assert re.match(r"\d+\.\d+", git.version())


def test_files_of_a_revision(repository: Path) -> None:
    found = git.files(repository, "HEAD", "store")

    assert set(found) == {"a.yaml", "sub/b.yaml"}
    assert git.files(repository, "HEAD", "nowhere") == {}
    assert "store/a.yaml" in git.files(repository, "HEAD")
    assert found["a.yaml"].mode == "100644"


def test_links_are_marked_and_submodules_left_out(repository: Path, tmp_path: Path) -> None:
    module = tmp_path / "module"
    module.mkdir()
    run_git(module, "init", "--quiet")
    commit(module, file="x")
    local = ("-c", "protocol.file.allow=always")
    run_git(repository, *local, "submodule", "--quiet", "add", str(module), "store/module")
    (repository / "store" / "link.yaml").symlink_to("a.yaml")
    commit(repository)

    found = git.files(repository, "HEAD", "store")

    assert {name: blob.is_link for name, blob in found.items()} == {
        "a.yaml": False,
        "link.yaml": True,
        "sub/b.yaml": False,
    }


def test_blobs_are_read_byte_for_byte_in_one_go(repository: Path) -> None:
    contents = {"empty": "", "no-break": "x", "breaks": "\n\n", "header": "blob 3\n\0abc\n"}
    commit(repository, **contents)
    found = git.files(repository, "HEAD")

    read = git.blobs(repository, [found[name].id for name in [*contents, "empty"]])

    assert {name: read[found[name].id].decode() for name in contents} == contents
    assert git.blobs(repository, []) == {}


def test_a_missing_blob_is_named(repository: Path) -> None:
    with pytest.raises(FixturectlError, match="git holds no object 0000"):
        git.blobs(repository, ["0" * 40])


def test_odd_names_survive(repository: Path) -> None:
    commit(repository, **{f"odd/{name}": name for name in ODD_NAMES})
    before = git.resolve(repository, "HEAD")
    for name in ODD_NAMES:
        (repository / "odd" / name).write_text("changed")

    assert set(git.files(repository, "HEAD", "odd")) == set(ODD_NAMES)
    assert git.changed(repository, before, "odd") == sorted(f"odd/{name}" for name in ODD_NAMES)


def test_names_that_are_not_utf_8_survive(repository: Path) -> None:
    name = os.fsdecode(b"latin-\xe9.yaml")
    (repository / name).write_text("x")
    commit(repository)

    assert name in git.files(repository, "HEAD")


def test_a_prefix_is_no_pattern(repository: Path) -> None:
    commit(repository, **{"s*/x.yaml": "x"})

    assert set(git.files(repository, "HEAD", "s*")) == {"x.yaml"}
    (repository / "store" / "a.yaml").write_text("changed")
    assert git.changed(repository, "HEAD", "s*") == []


def test_changed_knows_staged_unstaged_deleted_and_untracked(repository: Path) -> None:
    base = commit(repository, **{"store/gone.yaml": "x", ".gitignore": "*.log\n"})
    commit(repository, **{"store/committed.yaml": "x"})
    (repository / "store/a.yaml").write_text("unstaged")
    (repository / "store/staged.yaml").write_text("x")
    run_git(repository, "add", "store/staged.yaml")
    (repository / "store/new.yaml").write_text("x")
    (repository / "store/ignored.log").write_text("x")
    (repository / "store/gone.yaml").unlink()
    (repository / "other.txt").write_text("outside the prefix")

    found = git.changed(repository, base, "store")

    names = ["a", "committed", "gone", "new", "staged"]
    assert found == [f"store/{name}.yaml" for name in names]
    assert "other.txt" in git.changed(repository, base)


def test_branches(repository: Path) -> None:
    base = git.resolve(repository, "HEAD")
    run_git(repository, "switch", "--quiet", "--create", "topic")
    commit(repository, new="x")

    assert git.current_branch(repository) == "topic"
    assert git.default_branch(repository) == "main"
    assert git.merge_base(repository, "main", "topic") == base

    run_git(repository, "switch", "--quiet", "--detach")
    assert git.current_branch(repository) is None

    run_git(repository, "switch", "--quiet", "--orphan", "lonely")
    commit(repository, lonely="x")
    assert git.merge_base(repository, "main", "lonely") is None

    run_git(repository, "branch", "--quiet", "--delete", "--force", "main")
    assert git.default_branch(repository) is None


def test_default_branch_of_a_clone_is_the_remotes_head(repository: Path, tmp_path: Path) -> None:
    run_git(repository, "branch", "--move", "trunk")
    run_git(tmp_path, "clone", "--quiet", str(repository), "copy")
    copy = tmp_path / "copy"

    assert git.default_branch(copy) == "origin/trunk"

    run_git(copy, "remote", "set-head", "origin", "--delete")
    run_git(copy, "update-ref", "refs/remotes/origin/master", "HEAD")
    assert git.default_branch(copy) == "origin/master"


def test_an_empty_repository_has_no_default_branch(tmp_path: Path) -> None:
    run_git(tmp_path, "init", "--quiet")

    assert git.default_branch(tmp_path) is None


def test_looking_writes_nothing(repository: Path) -> None:
    index = repository / ".git" / "index"
    before = index.stat().st_mtime_ns, index.read_bytes()
    os.utime(repository / "other.txt", (1, 1))

    git.changed(repository, "HEAD")

    assert before == (index.stat().st_mtime_ns, index.read_bytes())


@pytest.mark.parametrize("revision", ["nowhere", "--all", "", "HEAD~99", "main:store"])
def test_an_unknown_revision(repository: Path, revision: str) -> None:
    with pytest.raises(FixturectlError) as raised:
        git.resolve(repository, revision)

    assert f'"{revision}"' in raised.value.message
    assert "git fetch" in raised.value.hint
    assert raised.value.status == 3


def test_a_shallow_clone_says_how_to_deepen(repository: Path, tmp_path: Path) -> None:
    old = git.resolve(repository, "HEAD")
    commit(repository, more="x")
    run_git(tmp_path, "clone", "--quiet", "--depth", "1", repository.as_uri(), "shallow")

    with pytest.raises(FixturectlError, match="shallow") as raised:
        git.resolve(tmp_path / "shallow", old[:12])

    assert "fetch-depth: 0" in raised.value.hint
