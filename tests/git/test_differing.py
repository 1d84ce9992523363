"""What a commit has where the work tree has something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from validated import commit, git

from fixturectl.git import Blob
from fixturectl.git.differing import differing, holds

if TYPE_CHECKING:
    from pathlib import Path


def blob(root: Path, path: str) -> Blob:
    return Blob("100644", git(root, "rev-parse", f"HEAD:{path}"))


def test_each_way_in_which_a_file_can_differ(tmp_path: Path) -> None:
    for name in ("same", "changed", "staged", "gone", "removed", "been and back", "a b\nc"):
        (tmp_path / name).write_text(name)
    first = commit(tmp_path)
    was = {name: blob(tmp_path, name) for name in ("changed", "staged", "gone", "removed")}
    odd = blob(tmp_path, "a b\nc")
    (tmp_path / "changed").write_text("x")
    git(tmp_path, "rm", "-q", "removed")
    commit(tmp_path)
    (tmp_path / "staged").write_text("x")
    git(tmp_path, "add", "staged")
    (tmp_path / "a b\nc").write_text("x")
    (tmp_path / "gone").unlink()
    (tmp_path / "new").write_text("x")
    (tmp_path / "meant").write_text("x")
    git(tmp_path, "add", "-N", "meant")

    found = differing(tmp_path, first)

    assert found == {**was, "a b\nc": odd, "new": None, "meant": None}


def test_a_folder_and_a_repository_within(tmp_path: Path) -> None:
    for folder in ("in", "out"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a").write_text("x")
    first = commit(tmp_path)
    (tmp_path / "in" / "a").write_text("y")
    (tmp_path / "out" / "a").write_text("y")
    inner = tmp_path / "in" / "inner"
    inner.mkdir()
    commit(inner)

    assert list(differing(tmp_path, first, "in/")) == ["in/a"]
    git(tmp_path, "add", "in/inner")
    assert list(differing(tmp_path, first, "in/")) == ["in/a"], "a submodule is another's"


def test_whether_a_commit_has_a_path(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "b").write_text("x")
    first = commit(tmp_path)

    assert [holds(tmp_path, first, path) for path in ("a", "a/b", "b", "a/c")] == [
        True,
        True,
        False,
        False,
    ]
