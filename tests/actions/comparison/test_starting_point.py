"""The revision that a store is compared with, in repositories as people have them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from validated import FRENCH, SOUND, commit, git

from fixturectl.actions.comparison.starting_point import starting_point
from fixturectl.errors import FixturectlError
from fixturectl.store.restoring import Former

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

PLEIN = "texts: {title: Plein}\n"


@pytest.fixture
def root(make_store: MakeStore) -> Path:
    """Make a store on a branch `topic` that has left `main`, with a commit on each."""
    found = make_store(SOUND)
    git(found, "init", "-q", "-b", "main")
    commit(found)
    git(found, "checkout", "-q", "-b", "topic")
    (found / FRENCH).write_text(PLEIN)
    commit(found)
    git(found, "checkout", "-q", "main")
    (found / "fixtures/acme/tenant.yaml").write_text("name: A\n")
    commit(found)
    git(found, "checkout", "-q", "topic")
    return found


def test_a_branch_is_compared_with_where_it_left_main(root: Path) -> None:
    start = starting_point(root)

    assert start.revision == "main"
    assert start.commit == git(root, "merge-base", "main", "topic")
    assert start.former == {FRENCH: Former(SOUND[FRENCH].encode())}


def test_a_revision_that_is_named_is_taken_as_it_is(root: Path) -> None:
    assert list(starting_point(root, "main").former) == ["fixtures/acme/tenant.yaml", FRENCH]


def test_dots_behind_a_revision_are_where_it_was_left(root: Path) -> None:
    assert starting_point(root, "main...") == starting_point(root)


def test_the_remotes_default_branch_comes_first(root: Path) -> None:
    git(root, "update-ref", "refs/remotes/origin/trunk", "topic")
    git(root, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/trunk")

    assert starting_point(root).revision == "origin/trunk"
    assert starting_point(root).former == {}


def test_all_that_differs_from_a_commit_counts(root: Path) -> None:
    (root / FRENCH).write_text(SOUND[FRENCH] + "# unstaged\n")
    (root / "fixtures/globex/tenant.yaml").unlink()
    staged = root / "fixtures/default/en-US/disk-full.yaml"
    staged.write_text("texts: {title: Full}\n")
    git(root, "add", str(staged))
    (root / "fixtures/initech").mkdir()
    (root / "fixtures/initech/tenant.yaml").write_text("")
    (root / ".gitignore").write_text("*.orig\n")
    (root / "fixtures/acme/x.orig").write_text("")

    former = starting_point(root).former

    assert former[FRENCH] == Former(SOUND[FRENCH].encode())
    assert former["fixtures/globex/tenant.yaml"] == Former(b"name: Globex\n")
    assert former["fixtures/default/en-US/disk-full.yaml"] is not None
    assert former["fixtures/initech/tenant.yaml"] is None
    assert "fixtures/acme/x.orig" not in former


def test_a_store_in_a_folder_of_its_repository(root: Path, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "-q", "-b", "main")
    root.rename(outer / "alerts")
    subprocess.run(["rm", "-rf", outer / "alerts/.git"], check=True)
    (outer / "README.md").write_text("x")
    commit(outer)
    (outer / "README.md").write_text("y")
    (outer / "alerts" / FRENCH).write_text(SOUND[FRENCH])

    assert starting_point(outer / "alerts").former == {FRENCH: Former(PLEIN.encode())}


def test_a_link_of_the_past_is_not_followed(root: Path) -> None:
    path = root / "fixtures/acme/link.yaml"
    path.symlink_to("tenant.yaml")
    commit(root)
    path.unlink()

    former = starting_point(root, "HEAD").former

    assert former == {"fixtures/acme/link.yaml": Former(b"tenant.yaml", is_link=True)}


def test_a_conflict_is_compared_with_our_side(root: Path) -> None:
    git(root, "checkout", "-q", "-b", "other", "main")
    (root / FRENCH).write_text("texts: {title: Autre}\n")
    commit(root)
    with pytest.raises(subprocess.CalledProcessError):
        git(root, "merge", "-q", "topic")

    assert starting_point(root, "HEAD").former[FRENCH] == Former(b"texts: {title: Autre}\n")


@pytest.mark.parametrize(
    ("prepare", "revision", "message", "hint"),
    [
        pytest.param((), "nowhere", 'git knows no revision "nowhere"', "git fetch", id="unknown"),
        pytest.param((), "--all", '"--all" is no revision', "name a branch", id="an option"),
        pytest.param(
            ("branch -m main old", "branch -m topic new"),
            "",
            "there is no origin/HEAD, main or master to compare with",
            "fixturectl diff REV",
            id="no default branch",
        ),
        pytest.param(
            ("checkout -q --orphan alone", "commit -q -m x"),
            "main...",
            "main and HEAD have no commit in common here",
            "fixturectl diff REV",
            id="nothing in common",
        ),
        pytest.param(
            ("mv fixtures elsewhere", "commit -q -m x", "mv elsewhere fixtures"),
            "HEAD",
            "HEAD has no store: there is no fixtures/ in it",
            "fixturectl diff REV",
            id="no store in it",
        ),
    ],
)
def test_what_can_not_be_compared_with_is_told(
    prepare: tuple[str, ...], revision: str, message: str, hint: str, root: Path
) -> None:
    for arguments in prepare:
        git(root, *arguments.split())

    with pytest.raises(FixturectlError) as raised:
        starting_point(root, revision)

    assert raised.value.message == message
    assert hint in raised.value.hint


def test_a_shallow_clone_says_how_to_get_the_rest(root: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth=1", "--branch=topic", f"file://{root}", "shallow")

    with pytest.raises(FixturectlError) as raised:
        starting_point(tmp_path / "shallow", git(root, "rev-parse", "main"))

    assert "this clone is shallow" in raised.value.message
    assert "git fetch --unshallow" in raised.value.hint


def test_a_store_without_git_says_so(make_store: MakeStore) -> None:
    with pytest.raises(FixturectlError, match="is not in a git repository"):
        starting_point(make_store(SOUND))
