"""Commits are made as `git commit` makes them: author, message, signature, hooks, index."""

from __future__ import annotations

import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from clones import TITLE

from fixturectl.errors import FixturectlError
from fixturectl.git import commits
from fixturectl.git.drafts import Draft

if TYPE_CHECKING:
    from clones import Clone


def hook(clone: Clone, name: str, script: str) -> None:
    path = clone.root / ".git" / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


def test_an_author_is_needed(clone: Clone) -> None:
    commits.identify(clone.root)
    clone.git("config", "--unset", "user.email")
    clone.git("config", "user.useConfigOnly", "true")

    with pytest.raises(FixturectlError, match="git does not know who you are") as raised:
        commits.identify(clone.root)
    assert "git config --global user.name" in raised.value.hint


def test_a_commit_keeps_the_author_it_had(clone: Clone) -> None:
    clone.git(
        "-c", "user.name=Bob Ü", "commit", "-q", "--allow-empty", "--date=2026-01-02T03:04:05+0530",
        "-m", "A title\n\nand a body",
    )  # fmt: skip
    old = commits.read(clone.root, "HEAD")

    with Draft(clone.root) as draft:
        new = commits.read(
            clone.root, commits.make(draft, old.tree, ["HEAD~1"], old.message, like=old)
        )

    assert new.author == "Bob Ü"
    assert (new.date, new.email, new.message) == (old.date, old.email, "A title\n\nand a body")
    assert (new.subject, new.parents) == ("A title", old.parents)
    assert clone.git("log", "-1", "--format=%cn", new.id) == "Ada"


@pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen")
def test_a_clone_that_signs_signs(clone: Clone) -> None:
    key = clone.root.parent / "key"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key], check=True)
    clone.git("config", "commit.gpgSign", "true")
    clone.git("config", "gpg.format", "ssh")
    clone.git("config", "user.signingKey", str(key))

    with Draft(clone.root) as draft:
        made = commits.make(draft, "HEAD^{tree}", ["HEAD"], "signed\n")

    assert "BEGIN SSH SIGNATURE" in clone.git("cat-file", "commit", made)


def test_a_key_that_is_gone(clone: Clone) -> None:
    clone.git("config", "commit.gpgSign", "true")
    clone.git("config", "gpg.format", "ssh")
    clone.git("config", "user.signingKey", "/nowhere/key")

    with Draft(clone.root) as draft, pytest.raises(FixturectlError, match="can't be signed") as e:
        commits.make(draft, "HEAD^{tree}", ["HEAD"], "signed\n")
    assert "git config commit.gpgSign false" in e.value.hint


def test_a_tree_that_is_none(clone: Clone) -> None:
    with Draft(clone.root) as draft, pytest.raises(FixturectlError, match="git made no commit"):
        commits.make(draft, "0" * 40, ["HEAD"], "x\n")


@pytest.mark.parametrize(
    ("message", "whole"),
    [
        pytest.param("Title", "Title\n\nLocales: fr\n", id="a title alone"),
        pytest.param("Title\n\nBody.\n", "Title\n\nBody.\n\nLocales: fr\n", id="a body"),
        pytest.param("T\n\nFixes: #1", "T\n\nFixes: #1\nLocales: fr\n", id="other trailers"),
        pytest.param("T\n\nLocales: fr", "T\n\nLocales: fr\n", id="there already"),
        pytest.param("T\n\n---\nmore", "T\n\n---\nmore\n\nLocales: fr\n", id="a line of hyphens"),
        pytest.param(
            "T\n\n#12 is it", "T\n\n#12 is it\n\nLocales: fr\n", id="a number of an issue"
        ),
        pytest.param("Été", "Été\n\nLocales: fr\n", id="beyond ASCII"),
    ],
)
def test_trailers_go_to_the_end(clone: Clone, message: str, whole: str) -> None:
    assert commits.with_trailers(clone.root, message, [("Locales", "fr")]) == whole


def test_hooks_see_the_draft_and_may_write_the_message(clone: Clone) -> None:
    hook(clone, "pre-commit", "git diff --cached --name-only '*.yaml' > .git/seen")
    hook(clone, "prepare-commit-msg", 'test "$2" = message && echo "Ticket: 7" >> "$1"')
    hook(clone, "commit-msg", 'echo "Change-Id: I1" >> "$1"')
    clone.title("Disk nearly full")
    clone.write("staged", "notes.txt")
    clone.git("add", "notes.txt")

    with Draft(clone.root) as draft:
        draft.staged("HEAD", ["fixtures"])
        message = commits.checked(draft, "T\n")

    assert message == "T\nTicket: 7\nChange-Id: I1\n"
    assert clone.root.joinpath(".git/seen").read_text() == f"{TITLE}\n"


@pytest.mark.parametrize("name", ["pre-commit", "prepare-commit-msg", "commit-msg"])
def test_a_hook_may_refuse(clone: Clone, name: str) -> None:
    hook(clone, name, "echo no ticket >&2; exit 3")

    with Draft(clone.root) as draft:
        draft.staged("HEAD", ["fixtures"])
        with pytest.raises(FixturectlError) as raised:
            commits.checked(draft, "T\n")
    assert raised.value.message == f"the hook {name} refused the commit; nothing was changed"
    assert raised.value.said == ("no ticket",)


def test_a_hook_that_changes_what_is_committed_is_told(clone: Clone) -> None:
    hook(clone, "pre-commit", "echo x > new.txt; git add new.txt")

    with Draft(clone.root) as draft:
        draft.staged("HEAD", ["fixtures"])
        with pytest.raises(FixturectlError, match="hook pre-commit changed"):
            commits.checked(draft, "T\n")
    assert clone.git("status", "--porcelain") == "?? new.txt"


def test_branches_move_only_from_where_they_were(clone: Clone) -> None:
    first = clone.git("rev-parse", "HEAD")
    second = clone.commit(more="x")

    commits.move_branch(clone.root, "a/b", first, None, "begun")
    assert commits.branch_tip(clone.root, "a/b") == first
    commits.move_branch(clone.root, "a/b", second, first, "moved")
    assert commits.branch_tip(clone.root, "a/b") == second
    with pytest.raises(FixturectlError, match="git failed"):
        commits.move_branch(clone.root, "a/b", first, first, "late")
    assert commits.branch_tip(clone.root, "no/b") is None


def test_what_lies_between(clone: Clone) -> None:
    first, second, third = clone.git("rev-parse", "HEAD"), clone.commit(a="x"), clone.commit(b="x")

    assert commits.between(clone.root, first, third) == [second, third]
    assert commits.is_ancestor(clone.root, first, first)
    assert commits.is_ancestor(clone.root, first, third)
    assert not commits.is_ancestor(clone.root, third, first)


def test_the_index_takes_over_some_paths(clone: Clone) -> None:
    clone.commit(**{TITLE: "new\n", "notes.txt": "new\n", "more.txt": "x"})
    clone.git("rm", "--quiet", "other.txt")
    clone.git("commit", "--quiet", "-m", "x")
    new = clone.git("rev-parse", "HEAD")
    clone.git("reset", "--quiet", "--soft", "HEAD~2")
    clone.git("reset", "--quiet")

    commits.take_into_index(clone.root, new, [TITLE, "other.txt"])
    commits.take_into_index(clone.root, new, [])

    assert clone.git("diff", "--cached", "--name-status").split() == ["M", TITLE, "D", "other.txt"]
    assert clone.git("diff", "--name-only") == "notes.txt"
