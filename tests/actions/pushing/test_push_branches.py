"""Onto which branch a push goes, and on top of what others did there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from clones import FIXTURE, PLAIN, TENANT, TITLE
from pushes import TOPIC
from repositories import git as run_git

from fixturectl.actions.opening import OpenStore
from fixturectl.actions.pushing import clones, proposals
from fixturectl.errors import UsageError
from fixturectl.git.drafts import Draft

if TYPE_CHECKING:
    from clones import Clone
    from pushes import Push

OTHER = "fixtures/default/cpu-high.yaml"


@pytest.fixture
def work(clone: Clone) -> Clone:
    """Be on a branch of one's own, which the remote has too."""
    clone.git("switch", "--quiet", "--create", "work")
    clone.git("push", "--quiet", "--set-upstream", "origin", "work")
    return clone


def bob_pushes(clone: Clone, branch: str, **files: str) -> Clone:
    bob = clone.other()
    bob.git("switch", "--quiet", branch)
    bob.commit(**files)
    bob.git("commit", "--quiet", "--amend", "--no-edit", "--author=Bob <bob@example.com>")
    bob.git("push", "--quiet")
    return bob


def test_what_others_pushed_meanwhile_is_kept_below(work: Clone, push: Push) -> None:
    bob_pushes(work, "work", **{"notes.txt": "bob's\n"})
    work.title("Disk nearly full")
    before = work.snapshot()

    status, _, err = push("-m", "Say it gently")

    assert (status, work.at_remote("work")) == (0, "Say it gently\nchange\nchange")
    assert err == (
        "note: origin/work had moved: git pull --rebase --autostash gets what others did there\n"
    )
    assert work.shown("work", "notes.txt") == "bob's"
    assert work.snapshot()._replace(refs="") == before._replace(refs="")

    work.git("pull", "--quiet", "--rebase", "--autostash")
    assert work.git("status", "--porcelain") == ""
    assert work.git("rev-parse", "HEAD") == work.git("rev-parse", "origin/work")


def test_own_commits_are_put_on_top_too(work: Clone, push: Push) -> None:
    bob_pushes(work, "work", **{"notes.txt": "bob's\n"})
    work.commit(**{"other.txt": "mine\n"})
    work.commit(**{OTHER: PLAIN})
    work.commit(**{"notes.txt": "bob's\n"})
    work.title("Disk nearly full")

    assert push().status == 0

    assert work.at_remote("work").count("\n") == 4
    assert work.git("log", "-4", "--format=%an", "origin/work") == "Ada\nAda\nAda\nBob"
    assert work.shown("work", "other.txt") == "mine"
    work.git("pull", "--quiet", "--rebase", "--autostash")
    assert work.git("status", "--porcelain") == ""


def test_own_commits_alone_are_pushed_as_they_are(work: Clone, push: Push) -> None:
    work.commit(**{TITLE: 'texts: {title: "Gently"}\n'})

    status, out, _ = push()

    assert (status, out) == (0, "pushed to origin, branch work\n")
    assert work.git("rev-parse", "HEAD") == run_git(work.origin, "rev-parse", "work")


def test_what_is_sound_by_itself_may_break_together(work: Clone, push: Push) -> None:
    variables = "variables: {host: {type: string, example: db-1}}\n"
    work.commit(**{"fixtures/default/disk-full.yaml": f"{variables}{FIXTURE}"})
    work.git("push", "--quiet")
    bob_pushes(
        work,
        "work",
        **{
            "fixtures/default/disk-full.yaml": FIXTURE,
            TITLE.replace("disk-full", "broken"): "texts: {x: [}\n",
        },
    )
    work.title("Disk of {host} full")

    said = push.refused(status=1)

    assert f"{TITLE}:2:19: error: unknown placeholder {{host}}" in said
    assert "fixturectl: this breaks with what others pushed to origin" in said
    assert "broken.yaml" not in said


def test_the_same_lines_changed_by_both(work: Clone, push: Push) -> None:
    bob_pushes(work, "work", **{TITLE: 'texts:\n  title: "Bob\'s"\n'})
    work.title("Ada's")

    said = push.refused()

    assert f"you and origin/work changed the same lines of {TITLE}; nothing was changed" in said
    assert "hint: git pull --rebase --autostash origin work" in said


def test_the_same_change_made_by_both(work: Clone, push: Push) -> None:
    bob_pushes(work, "work", **{TITLE: 'texts:\n  title: "Same"\n'})
    work.title("Same")

    status, out, err = push()

    assert (status, out) == (0, "")
    assert err.startswith("nothing to push: origin/work has all of the store")
    assert work.git("status", "--porcelain") == ""


def test_the_same_change_made_by_both_beside_another(work: Clone, push: Push) -> None:
    bob_pushes(work, "work", **{TITLE: 'texts:\n  title: "Same"\n', "notes.txt": "bob's\n"})
    work.title("Same")
    before = work.snapshot()

    status, _, err = push()

    assert status == 0
    assert "nothing to push: origin/work has all of the store" in err
    assert "note: origin/work had moved: git pull --rebase --autostash" in err
    assert work.snapshot() == before


def test_a_branch_that_begins_elsewhere_altogether(work: Clone, push: Push) -> None:
    other = run_git(work.origin, "commit-tree", "main^{tree}", "-m", "other history")
    run_git(work.origin, "update-ref", "refs/heads/work", other)
    work.title("Gently")

    assert "hint: git pull --no-rebase --autostash" in push.refused()
    work.git("switch", "--quiet", "main")
    assert push("--branch", "work").status == 2
    work.git("branch", "--quiet", "--delete", "--force", "work")
    assert push("--branch", "work").status == 0


def test_merges_are_not_put_on_top(work: Clone, push: Push) -> None:
    bob_pushes(work, "work", **{"notes.txt": "bob's\n"})
    work.git("switch", "--quiet", "--create", "side", "main")
    work.commit(**{"other.txt": "mine\n"})
    work.git("switch", "--quiet", "work")
    work.git("merge", "--quiet", "--no-ff", "--no-edit", "side")
    work.title("Gently")

    assert "hint: git pull --no-rebase --autostash" in push.refused()


def test_a_second_push_goes_on_the_same_branch(clone: Clone, push: Push) -> None:
    clone.title("Disk nearly full")
    push()
    clone.title("Disk almost full")

    status, out, _ = push()

    assert status == 0
    assert out.endswith(f"pushed to origin, branch {TOPIC}\n")
    assert clone.at_remote(TOPIC).count("\n") == 2
    assert "almost" in clone.shown(TOPIC, TITLE)
    assert clone.git("rev-parse", TOPIC) == run_git(clone.origin, "rev-parse", TOPIC)


def test_what_is_under_review_is_not_pushed_under_another_name(clone: Clone, push: Push) -> None:
    clone.title("Disk nearly full")
    push("-m", "Say it gently")
    before, branches = clone.snapshot(), clone.branches()

    status, out, err = push("-m", "Tell it gently")

    assert (status, out) == (0, "")
    assert err == "nothing to push: origin/fixtures/default/say-it-gently has all of the store\n"
    assert (clone.snapshot(), clone.branches()) == (before, branches)
    assert push("--branch", "tell-it", "-m", "Tell it").out.endswith("branch tell-it\n")


def test_a_second_title_tells_of_the_review_of_the_same_files(clone: Clone, push: Push) -> None:
    clone.title("Disk nearly full")
    push("-m", "Say it gently")
    clone.title("Disk almost full")

    status, out, err = push("-m", "Tell it gently")

    assert status == 0
    assert out.endswith("branch fixtures/default/tell-it-gently\n")
    assert err == (
        "note: fixtures/default/say-it-gently is under review with changes of the same files\n"
        "hint: --branch fixtures/default/say-it-gently goes on there\n"
    )


@pytest.mark.parametrize("is_merged", [True, False], ids=["merged", "of other files"])
def test_a_review_that_is_over_or_of_other_files_is_not_told_of(
    clone: Clone, push: Push, is_merged: bool
) -> None:
    first = TITLE if is_merged else OTHER
    clone.write('texts:\n  title: "Disk nearly full"\n' if is_merged else PLAIN, first)
    push("-m", "First")
    if is_merged:
        bob = clone.other()
        bob.git("merge", "--quiet", "--squash", "origin/fixtures/default/first")
        bob.git("commit", "--quiet", "--message", "merged")
        bob.git("push", "--quiet", "origin", "HEAD:main")
    else:
        (clone.root / OTHER).unlink()
    clone.title("Disk almost full")

    assert push("-m", "Second").err == ""


def test_what_reviewers_pushed_is_kept(clone: Clone, push: Push) -> None:
    clone.title("Disk nearly full")
    push()
    bob_pushes(clone, TOPIC, **{"notes.txt": "bob's\n"})
    clone.write('texts:\n  title: "Disk nearly full"\n# fine\n')

    assert push().status == 0

    assert clone.shown(TOPIC, TITLE).endswith("# fine")
    assert clone.shown(TOPIC, "notes.txt") == "bob's"


def test_reviewers_changed_the_same_lines(clone: Clone, push: Push) -> None:
    clone.title("Disk nearly full")
    push()
    bob_pushes(clone, TOPIC, **{TITLE: 'texts:\n  title: "Bob\'s"\n'})
    clone.title("Ada's")

    assert f"hint: git switch {TOPIC} shows the other side" in push.refused()


def test_the_default_branch_has_moved_meanwhile(clone: Clone, push: Push) -> None:
    clone.title("Disk nearly full")
    push()
    bob_pushes(clone, "main", **{"notes.txt": "bob's\n", OTHER: PLAIN})
    clone.git("pull", "--quiet", "--autostash", "--rebase")
    clone.title("Disk almost full")
    clone.write(TENANT.replace("UTC", "Europe/Paris"), "fixtures/default/tenant.yaml")

    status, _, _ = push("--branch", TOPIC)

    assert status == 0
    changed = run_git(clone.origin, "diff", "--name-only", f"main...{TOPIC}").split()
    assert changed == [TITLE, "fixtures/default/tenant.yaml"]
    assert clone.shown(TOPIC, "notes.txt") == "bob's"
    message = run_git(clone.origin, "log", "-1", "--format=%B", TOPIC)
    assert "Fixtures: default/disk-full\n" in f"{message}\n"


@pytest.mark.parametrize("is_gone", [True, False], ids=["removed", "left"])
def test_after_a_review_was_merged_a_new_one_begins(
    clone: Clone, push: Push, is_gone: bool
) -> None:
    clone.title("Disk nearly full")
    push()
    bob = clone.other()
    bob.git("merge", "--quiet", "--squash", f"origin/{TOPIC}")
    bob.git("commit", "--quiet", "--message", "merged")
    bob.git("push", "--quiet", "origin", "HEAD:main", *([f":{TOPIC}"] if is_gone else []))
    clone.git("restore", ".")
    clone.git("pull", "--quiet")
    clone.title("Disk almost full")

    status, _, _ = push()

    assert (status, clone.at_remote(f"{TOPIC}-2")) == (
        0,
        "Change default/disk-full in en-US\nmerged\nchange",
    )


def test_a_branch_of_somebody_else_s_is_left_alone(clone: Clone, push: Push) -> None:
    bob = clone.other()
    bob.commit(**{"notes.txt": "bob's\n"})
    bob.git("push", "--quiet", "origin", f"HEAD:{TOPIC}")
    clone.title("Disk nearly full")

    assert push().out.endswith(f"branch {TOPIC}-2\n")


def test_a_branch_of_somebody_else_s_can_be_asked_for(clone: Clone, push: Push) -> None:
    bob = clone.other()
    bob.commit(**{"notes.txt": "bob's\n"})
    bob.git("push", "--quiet", "origin", "HEAD:theirs")
    clone.title("Disk nearly full")

    assert push("--branch", "theirs").status == 0

    assert clone.at_remote("theirs").count("\n") == 2
    assert clone.shown("theirs", "notes.txt") == "bob's"


def test_commits_on_a_protected_branch_go_along_as_far_as_they_are_the_store_s(
    clone: Clone, push: Push
) -> None:
    clone.commit(**{"notes.txt": "private\n", OTHER: PLAIN})
    clone.title("Disk nearly full")
    before = clone.git("rev-parse", "main")

    assert push("-m", "Both").status == 0

    topic = "fixtures/default/both"
    assert clone.at_remote(topic) == "Both\nchange"
    assert (clone.shown(topic, "notes.txt"), clone.shown(topic, OTHER)) == (
        "first",
        PLAIN.strip(),
    )
    assert clone.git("rev-parse", "main") == before


def test_a_detached_head_gets_a_branch_for_review(clone: Clone, push: Push) -> None:
    clone.git("switch", "--quiet", "--detach")
    clone.title("Disk nearly full")

    assert push().out.endswith(f"branch {TOPIC}\n")
    assert clone.git("status", "--short", "--branch").startswith("## HEAD (no branch)\n M")


def test_branches_that_the_store_protects(clone: Clone, push: Push) -> None:
    clone.commit(**{"fixtures/default/tenant.yaml": f'{TENANT}protected: ["release/*"]\n'})
    clone.git("push", "--quiet")
    clone.git("switch", "--quiet", "--create", "release/2")
    clone.title("Disk nearly full")

    assert push().out.endswith(f"branch {TOPIC}\n")
    assert "release/3 is protected" in push.refused("--branch", "release/3", status=2)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        pytest.param("main", "main is protected: nothing is committed there", id="protected"),
        pytest.param("a..b", "a..b is no name for a branch", id="no name"),
    ],
)
def test_branches_that_are_refused(clone: Clone, push: Push, name: str, said: str) -> None:
    clone.title("Disk nearly full")

    assert said in push.refused("--branch", name, status=2)


def test_a_branch_with_commits_that_were_never_pushed(clone: Clone, push: Push) -> None:
    clone.git("switch", "--quiet", "--create", "topic")
    clone.git("push", "--quiet", "origin", "topic")
    clone.commit(**{"notes.txt": "mine\n"})
    clone.git("switch", "--quiet", "main")
    clone.title("Disk nearly full")

    said = push.refused("--branch", "topic", status=2)

    assert "the branch topic has commits here that origin has not" in said
    assert "hint: git switch topic" in said


def test_a_branch_that_is_only_here(clone: Clone, push: Push) -> None:
    clone.git("branch", "stale")
    clone.title("Disk nearly full")

    assert push("--branch", "stale").status == 0
    assert clone.at_remote("stale") == "Change default/disk-full in en-US\nchange"


def test_a_branch_that_is_checked_out_elsewhere(clone: Clone, push: Push) -> None:
    clone.git("worktree", "add", "--quiet", "-b", "topic", str(clone.root.parent / "linked"))
    clone.title("Disk nearly full")

    assert f"topic is checked out in {clone.root.parent}/linked" in push.refused(
        "--branch", "topic"
    )


def test_an_empty_remote_gets_the_branch_itself(clone: Clone, push: Push) -> None:
    run_git(clone.origin, "update-ref", "-d", "refs/heads/main")
    clone.git("update-ref", "-d", "refs/remotes/origin/main")
    clone.git("remote", "set-head", "origin", "--delete")
    clone.title("Disk nearly full")

    assert push().status == 0
    assert clone.at_remote("main") == "Change default/disk-full in en-US\nchange"
    assert clone.git("status", "--porcelain") == ""


def test_without_a_default_branch_a_review_goes_on_too(clone: Clone, push: Push) -> None:
    clone.commit(**{"fixtures/default/tenant.yaml": f"{TENANT}protected: [main]\n"})
    clone.title("Disk nearly full")
    run_git(clone.origin, "update-ref", "-d", "refs/heads/main")

    assert push("-m", "First").status == push("-m", "First").status == 0
    clone.title("Disk almost full")
    assert push("-m", "First").status == 0

    assert clone.at_remote("fixtures/default/first") == "First\nFirst\nchange\nchange"


def test_all_names_are_taken(clone: Clone) -> None:
    found = clones.find(OpenStore(clone.root), None, prompts=False)
    tree = clone.git("rev-parse", "HEAD^{tree}")
    with Draft(clone.root) as draft, pytest.raises(UsageError, match="all names for a branch"):
        proposals.on_topic(found, draft, tree, [], asked=False)


def test_a_branch_without_upstream_gets_one(clone: Clone, push: Push) -> None:
    clone.git("switch", "--quiet", "--create", "work")
    clone.title("Disk nearly full")

    push()

    assert clone.git("rev-parse", "--abbrev-ref", "work@{upstream}") == "origin/work"
