"""The versions of a file that git keeps."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from fixturectl import git
from fixturectl.git import history

if TYPE_CHECKING:
    from pathlib import Path


def run(root: Path, *words: str) -> None:
    author = ("-c", "user.name=a", "-c", "user.email=a@example.com")
    subprocess.run(["git", "-C", root, *author, *words], check=True, capture_output=True)


def test_versions_newest_first_each_once(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q")
    folder = tmp_path / "stores" / "one"
    folder.mkdir(parents=True)
    for content in ("a", "b", "a", "c"):
        (folder / "é [x].yaml").write_text(content)
        (folder / "other.yaml").write_text(content * 2)
        run(tmp_path, "add", ".")
        run(tmp_path, "commit", "-qm", content)
    run(tmp_path, "rm", "-q", "stores/one/é [x].yaml")
    run(tmp_path, "commit", "-qm", "gone")

    found = history.versions(folder, "é [x].yaml", 100)

    assert list(git.blobs(folder, found).values()) == [b"c", b"a", b"b"]
    assert len(history.versions(folder, "é [x].yaml", 2)) == 1, "of two commits one removed it"
    assert history.versions(folder, "none.yaml", 100) == []


def test_before_the_first_commit_there_are_none(tmp_path: Path) -> None:
    run(tmp_path, "init", "-q")

    assert history.versions(tmp_path, "a.yaml", 100) == []


def test_outside_of_a_repository_there_are_none(tmp_path: Path) -> None:
    assert history.versions(tmp_path, "a.yaml", 100) == []
