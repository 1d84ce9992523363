"""Trees are made beside the clone's own index, and merged without a work tree."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest
from clones import TITLE
from repositories import git as run_git

from fixturectl.git.drafts import Draft, Merged

if TYPE_CHECKING:
    from pathlib import Path

    from clones import Clone

PARTS = ("fixtures", "locales")


def listed(draft: Draft, tree: str) -> dict[str, str]:
    """Return the modes of a tree's files, by path."""
    lines = draft.run("ls-tree", "-r", tree).splitlines()
    return {line.partition("\t")[2]: line[:6] for line in lines}


def test_a_tree_has_the_work_tree_s_files_of_some_paths_only(clone: Clone) -> None:
    clone.title("Disk nearly full")
    clone.write("new\n", "fixtures/default/en-US/new.yaml")
    clone.write("unrelated\n", "notes.txt")
    clone.root.joinpath("fixtures/default/disk-full.yaml").unlink()
    before = clone.snapshot()

    with Draft(clone.root) as draft:
        tree = draft.staged("HEAD", PARTS)
        changes = draft.changes("HEAD^{tree}", tree)

    assert [tuple(change) for change in changes] == [
        ("D", "fixtures/default/disk-full.yaml"),
        ("M", TITLE),
        ("A", "fixtures/default/en-US/new.yaml"),
    ]
    assert clone.snapshot() == before


def test_what_the_user_has_staged_stays_out(clone: Clone) -> None:
    clone.write("staged\n", "notes.txt")
    clone.write("staged: here\n", "fixtures/default/staged.yaml")
    clone.git("add", "--all")
    clone.root.joinpath("fixtures/default/staged.yaml").unlink()

    with Draft(clone.root) as draft:
        tree = draft.staged("HEAD", PARTS)

    assert tree == clone.git("rev-parse", "HEAD^{tree}")


def test_a_change_in_the_same_moment_and_of_the_same_size_is_seen(clone: Clone) -> None:
    clone.git("config", "core.trustCTime", "false")
    clone.git("config", "core.checkStat", "minimal")
    clone.git("status")
    file, index = clone.root / TITLE, clone.root / ".git" / "index"
    moment = file.stat().st_mtime_ns
    file.write_text(file.read_text().replace("full", "FULL"))
    os.utime(file, ns=(moment, moment))
    os.utime(index, ns=(moment, moment))

    with Draft(clone.root) as draft:
        assert draft.staged("HEAD", PARTS) != clone.git("rev-parse", "HEAD^{tree}")


def test_a_passing_draft_leaves_no_object_behind(clone: Clone) -> None:
    clone.title("A secret")

    with Draft(clone.root, passing=True) as draft:
        tree = draft.staged("HEAD", PARTS)
        shown = draft.run("show", f"{tree}:{TITLE}")

    assert "A secret" in shown
    with pytest.raises(subprocess.CalledProcessError):
        clone.git("cat-file", "-e", tree)


def test_a_passing_draft_works_where_paths_have_colons(clone: Clone, tmp_path: Path) -> None:
    root = tmp_path / 'a:b "c" \\d'
    clone.root.rename(root)
    (root / TITLE).write_text("changed\n")

    with Draft(root, passing=True) as draft:
        assert len(draft.changes("HEAD^{tree}", draft.staged("HEAD", PARTS))) == 1


def test_attributes_and_modes_count(clone: Clone) -> None:
    clone.commit(**{".gitattributes": "*.yaml text eol=crlf filter=loud\n"})
    clone.git("config", "filter.loud.clean", "tr a-z A-Z")
    clone.root.joinpath(TITLE).write_bytes(b"texts:\r\n")
    clone.root.joinpath(TITLE).chmod(0o755)

    with Draft(clone.root) as draft:
        tree = draft.staged("HEAD", PARTS)
        content = draft.run("cat-file", "blob", f"{tree}:{TITLE}")
        modes = listed(draft, tree)

    assert content == "TEXTS:"
    assert modes[TITLE] == "100755"


def test_ignored_files_and_repositories_within_stay_out(clone: Clone, tmp_path: Path) -> None:
    clone.commit(**{".gitignore": "*.bak\n"})
    clone.write("x", "fixtures/default/old.bak")
    inner = clone.root / "fixtures" / "inner"
    inner.mkdir()
    run_git(inner, "init", "--quiet")
    (inner / "file").write_text("x")
    module = tmp_path / "module"
    module.mkdir()
    run_git(module, "init", "--quiet")
    run_git(module, "commit", "--quiet", "--allow-empty", "--message", "x")
    local = ("-c", "protocol.file.allow=always")
    clone.git(*local, "submodule", "--quiet", "add", str(module), "fixtures/module")
    clone.git("commit", "--quiet", "--message", "add a module")
    run_git(clone.root / "fixtures/module", "commit", "-q", "--allow-empty", "-m", "further")

    with Draft(clone.root) as draft:
        assert draft.staged("HEAD", PARTS) == clone.git("rev-parse", "HEAD^{tree}")


def test_a_file_may_become_a_folder_and_names_may_be_odd(clone: Clone) -> None:
    clone.root.joinpath("fixtures/default/disk-full.yaml").unlink()
    odd = 'fixtures/default/disk-full.yaml/a "b"\n[c]*.yaml'
    clone.write("x", odd)

    with Draft(clone.root) as draft:
        modes = listed(draft, draft.staged("HEAD", PARTS))

    assert "fixtures/default/disk-full.yaml" not in modes
    assert len([name for name in modes if "disk-full.yaml/" in name]) == 1


def test_files_of_one_tree_are_grafted_onto_another(clone: Clone) -> None:
    first = clone.git("rev-parse", "HEAD^{tree}")
    clone.title("Disk nearly full")
    clone.commit(**{"notes.txt": "second\n", "locales/fr-FR.po": ""})
    clone.root.joinpath("fixtures/default/disk-full.yaml").unlink()
    clone.commit()
    second = clone.git("rev-parse", "HEAD^{tree}")

    with Draft(clone.root) as draft:
        tree = draft.grafted(first, second, PARTS)

        assert {change.path for change in draft.changes(first, tree)} == {
            TITLE,
            "locales/fr-FR.po",
            "fixtures/default/disk-full.yaml",
        }
        assert [change.path for change in draft.changes(second, tree)] == ["notes.txt"]


def test_merging_trees(clone: Clone) -> None:
    base = clone.git("rev-parse", "HEAD^{tree}")

    def made(**files: str) -> str:
        clone.git("checkout", "--quiet", "--detach", "main")
        clone.commit(**files)
        return clone.git("rev-parse", "HEAD^{tree}")

    note, title, clash = made(**{"notes.txt": "a\n"}), made(**{TITLE: "b\n"}), made(**{TITLE: "c"})

    with Draft(clone.root) as draft:
        merged = draft.merged(base, note, title)

        assert merged.conflicts == ()
        assert {one.path for one in draft.changes(base, merged.tree)} == {TITLE, "notes.txt"}
        assert draft.merged(base, title, clash).conflicts == (TITLE,)
        assert draft.merged(base, note, base) == draft.merged(base, base, note) == Merged(note)


def test_an_index_that_is_not_there_yet(clone: Clone) -> None:
    clone.root.joinpath(".git/index").unlink()

    with Draft(clone.root) as draft:
        assert draft.staged("HEAD", PARTS) == clone.git("rev-parse", "HEAD^{tree}")
