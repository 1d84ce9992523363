"""A revision's files read like those of the work tree it was committed from."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from fixturectl import git
from fixturectl.store.files import MAX_BYTES, Entry, Revision, UnreadableError, WorkTree
from fixturectl.store.tree import Tree, fixture_path, tenant_path

if TYPE_CHECKING:
    from pathlib import Path

PATHS = {
    "fixtures/default/tenant.yaml": b"name: Default\r\n",
    "fixtures/default/disk-full.yaml": b"severity: low\n",
    "fixtures/default/fr-FR/disk-full.yaml": "texts: {title: Disque plein é}\n".encode(),
    "locales/fr-FR.po": b'msgid ""\n',
}


def git_run(folder: Path, *arguments: str) -> None:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    identity = ("-c", "user.name=Ada", "-c", "user.email=ada@example.com")
    command = ["git", *identity, "-c", "commit.gpgsign=false", *arguments]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, env=clean)


def commit(root: Path) -> None:
    git_run(root, "add", "--all")
    git_run(root, "commit", "--quiet", "--message", "store")


@pytest.fixture(params=["", "deep/store"])
def prefix(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def repository(tmp_path: Path, prefix: str) -> Path:
    root = tmp_path / "clone"
    for path, content in PATHS.items():
        file = root / prefix / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    git_run(root, "init", "--quiet")
    git_run(root, "config", "core.autocrlf", "false")
    (root / "outside.yaml").write_text("x: 1\n")
    commit(root)
    return root


def test_both_sources_agree(repository: Path, prefix: str) -> None:
    tree = WorkTree(repository / prefix)
    revision = Revision(repository, "HEAD", prefix)

    for folder in ("fixtures", "fixtures/default", "fixtures/default/fr-FR", "locales", "nowhere"):
        assert tree.names(folder) == revision.names(folder)
    for path, content in PATHS.items():
        assert content == tree.read(path) == revision.read(path)
        assert tree.exists(path)
        assert revision.exists(path)
    assert revision.exists("fixtures/default")
    assert not revision.exists("nowhere")


def test_a_revision_stays_what_it_was(repository: Path, prefix: str) -> None:
    (repository / prefix / "fixtures/default/tenant.yaml").write_text("name: Changed\n")
    tree = Tree(Revision(repository, "HEAD", prefix))

    document = tree.document(tenant_path("default"))

    assert document is not None
    assert document.source.text == "name: Default\r\n"
    assert tree.fixtures("default") == ["disk-full"]
    assert tree.document(fixture_path("default", "nothing")) is None


def test_a_revision_does_not_lead_out(repository: Path, prefix: str) -> None:
    link = repository / prefix / "fixtures/default/linked.yaml"
    link.symlink_to(repository / "outside.yaml")
    commit(repository)
    revision = Revision(repository, "HEAD", prefix)

    assert Entry("linked.yaml", is_dir=False, is_link=True) in revision.names("fixtures/default")
    for path, reason in {
        "fixtures/default/linked.yaml": "symbolic link",
        "fixtures/default": "directory",
        "../outside.yaml": "leads out",
        "/outside.yaml": "leads out",
    }.items():
        with pytest.raises(UnreadableError, match=reason):
            revision.read(path)
    with pytest.raises(FileNotFoundError):
        revision.read("fixtures/default/missing.yaml")


def test_a_revisions_large_file_is_refused(repository: Path, prefix: str) -> None:
    (repository / prefix / "fixtures/default/vast.yaml").write_bytes(b"x" * (MAX_BYTES + 1))
    commit(repository)

    with pytest.raises(UnreadableError, match="larger than 16 MiB"):
        Revision(repository, "HEAD", prefix).read("fixtures/default/vast.yaml")


def test_a_folder_is_read_by_one_process(
    repository: Path, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = Revision(repository, "HEAD", prefix)
    revision.read("fixtures/default/tenant.yaml")

    # From here on no git can be started.
    monkeypatch.setenv("PATH", "")

    assert PATHS["fixtures/default/disk-full.yaml"] == revision.read(
        "fixtures/default/disk-full.yaml"
    )


def test_many_files_are_fetched_ahead(
    repository: Path, prefix: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    revision = Revision(repository, "HEAD", prefix)
    revision.fetch([*PATHS, "fixtures/nowhere.yaml"])

    monkeypatch.setenv("PATH", "")

    assert {path: revision.read(path) for path in PATHS} == PATHS
    assert git.blobs(repository, []) == {}
