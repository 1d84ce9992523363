"""`fixturectl push`: what goes to the remote, and that nothing else changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clones import TITLE
from pushes import TOPIC

if TYPE_CHECKING:
    from clones import Clone
    from pushes import Push


def test_from_the_default_branch_a_branch_for_review_is_pushed(clone: Clone, push: Push) -> None:
    clone.title("Disk nearly full")
    clone.write("mine\n", "notes.txt")
    clone.write("staged\n", "other.txt")
    clone.git("add", "other.txt")
    before = clone.snapshot()

    status, out, err = push()

    after = clone.snapshot()
    assert (status, err) == (0, "")
    assert out.splitlines()[1:] == [f"  M {TITLE}", f"pushed to origin, branch {TOPIC}"]
    assert clone.shown(TOPIC, TITLE) == 'texts:\n  title: "Disk nearly full"'
    assert clone.shown(TOPIC, "notes.txt") == clone.shown(TOPIC, "other.txt") == "first"
    assert clone.at_remote("main") == "change"
    assert after._replace(refs="", config=b"") == before._replace(refs="", config=b"")
    assert clone.git("rev-parse", TOPIC) == clone.git("rev-parse", f"origin/{TOPIC}")


def test_on_a_branch_of_ones_own_the_commit_goes_there(clone: Clone, push: Push) -> None:
    clone.git("switch", "--quiet", "--create", "work")
    clone.title("Disk nearly full")
    clone.write("staged\n", "other.txt")
    clone.git("add", "other.txt")

    status, out, _ = push("-m", "Say it more gently")

    assert status == 0
    assert "pushed to origin, branch work" in out
    assert clone.at_remote("work") == "Say it more gently\nchange"
    assert clone.git("rev-parse", "HEAD") == clone.git("rev-parse", "origin/work")
    assert clone.git("status", "--porcelain") == "M  other.txt"


def test_the_message_names_what_changed(clone: Clone, push: Push) -> None:
    clone.title("Disk nearly full")

    push("-m", "Say it more gently\n\nPeople panicked.\n\nSigned-off-by: Ada <ada@example.com>")

    message = clone.git("log", "-1", "--format=%B", "fixtures/default/say-it-more-gently")
    assert message == (
        "Say it more gently\n\nPeople panicked.\n\nSigned-off-by: Ada <ada@example.com>\n"
        "Tenants: default\nFixtures: default/disk-full\nLocales: en-US"
    )


def test_a_dry_run_changes_nothing(clone: Clone, push: Push) -> None:
    clone.title("Disk nearly full")
    before = clone.snapshot()
    objects = sorted(clone.root.joinpath(".git/objects").rglob("*"))

    status, out, _ = push("--dry-run")

    assert status == 0
    assert out == (
        "would commit: Change default/disk-full in en-US\n"
        f"  M {TITLE}\nwould push to origin, branch {TOPIC}\n"
    )
    assert clone.snapshot() == before
    assert sorted(clone.root.joinpath(".git/objects").rglob("*")) == objects
    assert clone.branches() == ["main"]


def test_nothing_to_push(clone: Clone, push: Push) -> None:
    clone.write("mine\n", "notes.txt")
    before = clone.snapshot()

    status, out, err = push()

    assert (status, out) == (0, "")
    assert err == "nothing to push: origin/main has all of the store\n"
    assert clone.snapshot() == before


def test_findings_keep_it_here(clone: Clone, push: Push) -> None:
    clone.title("Disk of {hots} full")
    before = clone.snapshot()

    status, out, err = push()

    assert (status, out) == (1, "")
    assert f"{TITLE}:2:19: error: " in err
    assert err.endswith("fixturectl: nothing was pushed\n")
    assert clone.snapshot() == before
    assert clone.branches() == ["main"]
