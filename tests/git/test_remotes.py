"""The remote that git would choose, what it has, and pushing to it without force."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from repositories import git as run_git

from fixturectl.errors import FixturectlError, UsageError
from fixturectl.git import remotes

if TYPE_CHECKING:
    from clones import Clone


def of(clone: Clone) -> remotes.Remote:
    return remotes.remote(clone.root, "origin", prompts=False)


@pytest.mark.parametrize(
    ("settings", "name"),
    [
        pytest.param({}, "origin", id="origin of several"),
        pytest.param({"branch.main.remote": "fork"}, "fork", id="the branch's"),
        pytest.param(
            {"branch.main.remote": "origin", "remote.pushDefault": "fork"}, "fork", id="to push to"
        ),
        pytest.param(
            {"branch.main.pushRemote": "origin", "remote.pushDefault": "fork"},
            "origin",
            id="the branch's own to push to",
        ),
        pytest.param({"branch.main.remote": "gone"}, "origin", id="one that isn't there"),
    ],
)
def test_the_remote_is_the_one_git_would_choose(
    clone: Clone, settings: dict[str, str], name: str
) -> None:
    clone.git("config", "--unset", "branch.main.remote")
    clone.git("remote", "add", "fork", "../fork.git")
    for setting, value in settings.items():
        clone.git("config", setting, value)

    assert remotes.chosen(clone.root, "main", None) == name


def test_a_remote_that_was_asked_for(clone: Clone) -> None:
    assert remotes.chosen(clone.root, None, "origin") == "origin"
    with pytest.raises(UsageError, match="there is no remote fork") as raised:
        remotes.chosen(clone.root, None, "fork")
    assert raised.value.hint == "there is origin"


def test_the_only_remote_needs_no_name(clone: Clone) -> None:
    clone.git("remote", "rename", "origin", "upstream")
    assert remotes.chosen(clone.root, None, None) == "upstream"

    clone.git("remote", "add", "fork", "../fork.git")
    with pytest.raises(UsageError, match="which remote: fork, upstream"):
        remotes.chosen(clone.root, None, None)


def test_no_remote(clone: Clone) -> None:
    clone.git("remote", "remove", "origin")

    with pytest.raises(FixturectlError, match="has no remote") as raised:
        remotes.chosen(clone.root, "main", None)
    assert "git remote add origin URL" in raised.value.hint
    with pytest.raises(UsageError) as asked:
        remotes.chosen(clone.root, "main", "origin")
    assert "git remote add" in asked.value.hint


def test_a_remote_tells_its_branches_and_which_is_the_default(clone: Clone) -> None:
    clone.git("push", "--quiet", "origin", "main:fixtures/a")
    head = clone.git("rev-parse", "HEAD")

    found = remotes.heads(clone.root, of(clone))

    assert found == remotes.Heads("main", {"main": head, "fixtures/a": head})


def test_an_empty_remote_has_no_branches(clone: Clone) -> None:
    run_git(clone.origin, "update-ref", "-d", "refs/heads/main")

    assert remotes.heads(clone.root, of(clone)) == remotes.Heads("", {})


def test_fetching_moves_no_branch(clone: Clone) -> None:
    bob = clone.other()
    new = bob.commit(more="x")
    bob.git("push", "--quiet", "origin", "HEAD:main", "HEAD:topic")
    before = clone.snapshot()
    assert not remotes.has(clone.root, new)

    remotes.fetch(clone.root, of(clone), ["main", "topic"])

    assert remotes.has(clone.root, new)
    assert clone.snapshot() == before
    assert not clone.root.joinpath(".git/FETCH_HEAD").exists()


def test_a_fork_is_read_where_it_is_written(clone: Clone) -> None:
    fork = clone.origin.with_name("fork.git")
    run_git(clone.origin, "clone", "--quiet", "--bare", str(clone.origin), str(fork))
    run_git(fork, "branch", "mine", "main")
    clone.git("remote", "set-url", "--push", "origin", "../fork.git")

    remote = of(clone)

    assert (remote.url, remote.source) == ("../fork.git", "../fork.git")
    assert set(remotes.heads(clone.root, remote).tips) == {"main", "mine"}


def test_a_push_adds_and_never_replaces(clone: Clone) -> None:
    first = clone.git("rev-parse", "HEAD")
    second = clone.commit(more="x")

    assert not remotes.push(clone.root, of(clone), second, "main").moved
    assert clone.git("rev-parse", "origin/main") == second
    assert remotes.push(clone.root, of(clone), first, "main").moved
    assert run_git(clone.origin, "rev-parse", "main") == second


def test_a_remote_that_is_gone(clone: Clone) -> None:
    clone.origin.rename(clone.origin.with_name("elsewhere"))

    for call in (
        lambda: remotes.heads(clone.root, of(clone)),
        lambda: remotes.fetch(clone.root, of(clone), ["main"]),
        lambda: remotes.push(clone.root, of(clone), "HEAD", "main"),
    ):
        with pytest.raises(FixturectlError, match="is no repository that can be found"):
            call()


@pytest.mark.parametrize(
    ("branch", "is_protected"),
    [
        pytest.param("main", True, id="by name"),
        pytest.param("release/2", True, id="by pattern"),
        pytest.param("mainly", False, id="only like it"),
    ],
)
def test_branches_are_protected_by_name_and_pattern(branch: str, is_protected: bool) -> None:
    assert remotes.protects(["main", "release/*"], branch) == is_protected
