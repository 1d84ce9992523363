"""Whatever stands in the way of a push is named, with the next step, and nothing is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest
from clones import PLAIN, TENANT, TITLE
from conftest import clean_environment
from groups import wait_for_all
from pushes import TOPIC
from repositories import git as run_git

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from clones import Clone
    from pushes import Push

GENTLE = "Disk nearly full"
TOKEN = "xoxb-2910384756-" + "a1B2c3D4e5F6g7H8i9J0k1L2"


def hook(folder: Path, name: str, script: str) -> None:
    path = folder / "hooks" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)


# -- nothing can be pushed from here


def _without_remote(clone: Clone) -> None:
    clone.git("remote", "remove", "origin")


def _without_author(clone: Clone) -> None:
    clone.git("config", "--unset", "user.name")
    clone.git("config", "user.useConfigOnly", "true")


def _in_a_merge(clone: Clone) -> None:
    clone.root.joinpath(".git/MERGE_HEAD").write_text(clone.git("rev-parse", "HEAD"))


def _remote_gone(clone: Clone) -> None:
    clone.git("remote", "set-url", "origin", "https://ada:s3cret@127.0.0.1:1/acme/alerts.git")


@pytest.mark.parametrize(
    ("prepare", "said", "hint"),
    [
        pytest.param(_without_remote, "has no remote to push to", "git remote add", id="no remote"),
        pytest.param(_without_author, "who you are", "git config --global", id="no author"),
        pytest.param(_in_a_merge, "a merge is under way", "git merge --continue", id="a merge"),
        pytest.param(
            _remote_gone,
            "origin (https://127.0.0.1:1/acme/alerts.git) can't be reached",
            "look at the network",
            id="no network",
        ),
    ],
)
def test_what_makes_a_push_impossible(
    clone: Clone, push: Push, prepare: Callable[[Clone], None], said: str, hint: str
) -> None:
    clone.title(GENTLE)
    prepare(clone)

    err = push.refused()

    assert said in err
    assert f"hint: {hint}" in err or hint in err
    assert "s3cret" not in err


def test_nobody_is_asked_where_nobody_can_answer(clone: Clone, push: Push) -> None:
    with _refusing_server() as port:
        clone.git("remote", "set-url", "origin", f"http://127.0.0.1:{port}/alerts.git")
        clone.title(GENTLE)

        err = push.refused()

    assert f"origin (http://127.0.0.1:{port}/alerts.git) does not let you in" in err
    assert "hint: log in for git, then try: git ls-remote origin" in err


@contextmanager
def _refusing_server() -> Iterator[int]:
    """Serve on loopback, and let nobody in."""

    class Refuse(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="alerts"')
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Refuse)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def test_a_credential_in_the_message(clone: Clone, push: Push) -> None:
    clone.title(GENTLE)

    err = push.refused("-m", f"use {TOKEN}", status=2)

    assert "the message holds a credential" in err
    assert TOKEN not in err


def test_a_credential_in_a_file_does_not_even_become_an_object(clone: Clone, push: Push) -> None:
    clone.write(f"{TENANT}slack: {{token: {TOKEN}}}\n", "fixtures/default/tenant.yaml")
    held = clone.git("count-objects")

    err = push.refused(status=1)

    assert "fixtures/default/tenant.yaml:7:16: error: " in err
    assert TOKEN not in err
    assert clone.git("count-objects") == held


def test_a_policy_that_changes_has_all_secrets_verified(clone: Clone, push: Push) -> None:
    clone.commit(**{"fixtures/default/tenant.yaml": f"{TENANT}secrets: {{key: in-clear}}\n"})
    clone.git("push", "--quiet")
    rule = "creation_rules:\n  - {path_regex: .*, encrypted_regex: ^secrets$, age: age1x}\n"
    clone.write(rule, ".sops.yaml")

    assert "secrets.key" in push.refused(status=1)


# -- the remote refuses


def test_a_server_that_refuses_is_quoted(clone: Clone, push: Push) -> None:
    hook(clone.origin, "pre-receive", 'echo "no ticket in the title" >&2; exit 1')
    clone.title(GENTLE)

    err = push.refused()

    assert "fixturectl: origin refused this branch; nothing was changed\n" in err
    assert "  no ticket in the title\n" in err


def test_a_branch_named_like_the_folder_of_branches(clone: Clone, push: Push) -> None:
    clone.git("push", "--quiet", "origin", "main:fixtures")
    clone.title(GENTLE)

    err = push.refused()

    assert "another branch in the way of this name" in err
    assert "--branch NAME" in err


@pytest.mark.parametrize("name", ["pre-commit", "commit-msg", "pre-push"])
def test_hooks_of_the_clone_may_refuse(clone: Clone, push: Push, name: str) -> None:
    hook(clone.root / ".git", name, "echo not on a Friday >&2; exit 1")
    clone.title(GENTLE)

    err = push.refused()

    assert name in err
    assert "  not on a Friday\n" in err


def test_somebody_is_faster_while_it_is_pushed(clone: Clone, push: Push) -> None:
    clone.git("switch", "--quiet", "--create", "work")
    clone.git("push", "--quiet", "origin", "work")
    bob = clone.other()
    bob.git("switch", "--quiet", "work")
    bob.commit(**{"notes.txt": "bob's\n"})
    once = f"[ -e done ] || {{ touch done; git -C {bob.root} push --quiet; }}"
    hook(clone.root / ".git", "pre-push", f"unset GIT_DIR; cd .git; {once}")
    clone.title(GENTLE)

    status, _, err = push()

    assert status == 0, err
    assert clone.at_remote("work").count("\n") == 2
    assert clone.shown("work", "notes.txt") == "bob's"


def test_others_are_faster_each_time(clone: Clone, push: Push) -> None:
    clone.git("switch", "--quiet", "--create", "work")
    clone.git("push", "--quiet", "origin", "work")
    bob = clone.other()
    bob.git("switch", "--quiet", "work")
    author = "-c user.name=Bob -c user.email=bob@example.com"
    faster = f"cd {bob.root}; git {author} commit -qm x --allow-empty; git push --quiet"
    hook(clone.root / ".git", "pre-push", f"unset GIT_DIR; {faster}")
    clone.title(GENTLE)
    before = clone.snapshot()

    status, _, err = push()

    assert status == 3
    assert "origin/work moved again each time; nothing was changed" in err
    assert clone.snapshot() == before


def test_files_that_change_while_they_are_looked_at(clone: Clone, push: Push) -> None:
    clone.commit(**{".gitattributes": "*.yaml filter=clock\n"})
    clone.git("config", "filter.clock.clean", "cat; date +#%N")
    clone.title(GENTLE)

    err = push.refused()

    assert "changed while they were looked at; nothing was pushed" in err


# -- other kinds of clones


def test_a_linked_work_tree(clone: Clone, push: Push, tmp_path: Path) -> None:
    clone.git("worktree", "add", "--quiet", "-b", "work", str(tmp_path / "linked"))
    linked = clone._replace(root=tmp_path / "linked")
    linked.title(GENTLE)

    assert push(store=linked.root).status == 0

    assert clone.at_remote("work").count("\n") == 1
    assert linked.git("status", "--porcelain") == ""
    assert clone.git("status", "--porcelain") == ""


def test_a_store_in_a_folder_of_its_repository(clone: Clone, push: Push) -> None:
    clone.root.joinpath("deep").mkdir()
    clone.git("mv", "fixtures", "deep/fixtures")
    clone.commit()
    clone.git("push", "--quiet")
    clone.write('texts: {title: "Gently"}\n', f"deep/{TITLE}")
    clone.write("x", "fixtures/default/stray.yaml")

    status, out, _ = push(store=clone.root / "deep")

    assert status == 0
    assert out.splitlines()[1] == f"  M {TITLE}"
    message = clone.git("log", "-1", "--format=%B", TOPIC)
    assert "Fixtures: default/disk-full" in message
    assert run_git(clone.origin, "diff", "--name-only", "main", TOPIC) == f"deep/{TITLE}"


def test_a_store_in_a_submodule(clone: Clone, push: Push, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    run_git(outer, "init", "--quiet")
    local = ("-c", "protocol.file.allow=always")
    run_git(outer, *local, "submodule", "--quiet", "add", str(clone.origin), "alerts")
    inner = clone._replace(root=outer / "alerts")
    inner.git("config", "user.name", "Ada")
    inner.git("config", "user.email", "ada@example.com")
    inner.title(GENTLE)

    status, _, err = push(store=inner.root)

    assert status == 0
    assert f"is a submodule: once this is merged, commit it in {outer} too" in err


def test_a_shallow_clone(clone: Clone, push: Push, tmp_path: Path) -> None:
    clone.commit(more="x")
    clone.git("push", "--quiet")
    run_git(tmp_path, "clone", "--quiet", "--depth=1", clone.origin.as_uri(), "shallow")
    shallow = clone._replace(root=tmp_path / "shallow")
    shallow.git("config", "user.name", "Ada")
    shallow.git("config", "user.email", "ada@example.com")
    shallow.title(GENTLE)

    assert push(store=shallow.root).status == 0
    assert clone.at_remote(TOPIC).count("\n") == 2


def test_a_shallow_clone_that_does_not_reach_back(clone: Clone, tmp_path: Path, push: Push) -> None:
    clone.git("push", "--quiet", "origin", "main:old")
    clone.commit(more="x")
    clone.git("push", "--quiet")
    clone.git("push", "--quiet", "--force", "origin", "main~1:old")
    run_git(clone.origin, "commit-tree", "main^{tree}", "-m", "other history")
    other = run_git(clone.origin, "commit-tree", "main^{tree}", "-m", "other history")
    run_git(tmp_path, "clone", "--quiet", "--depth=1", clone.origin.as_uri(), "shallow")
    run_git(clone.origin, "update-ref", "refs/heads/main", other)
    shallow = clone._replace(root=tmp_path / "shallow")
    shallow.git("config", "user.name", "Ada")
    shallow.git("config", "user.email", "ada@example.com")
    shallow.title(GENTLE)

    err = push._replace(clone=shallow).refused()

    assert "hint: git fetch --unshallow" in err


def test_a_sparse_clone_keeps_what_it_does_not_show(clone: Clone, push: Push) -> None:
    clone.git("status")  # what git knows of the files is of those this is a copy of
    clone.git("sparse-checkout", "set", "--no-cone", "/fixtures/", "/.sops.yaml", "!/notes.txt")
    assert not clone.root.joinpath("notes.txt").exists()
    clone.title(GENTLE)

    assert push().status == 0

    assert clone.shown(TOPIC, "notes.txt") == "first"


def test_what_git_ignores_is_told(clone: Clone, push: Push) -> None:
    clone.commit(**{".gitignore": "cpu*\n"})
    clone.write(PLAIN, "fixtures/default/cpu-high.yaml")
    clone.title(GENTLE)

    _, _, err = push()

    assert "note: git ignores fixtures/default/cpu-high.yaml: it stays here" in err


def test_a_server_of_an_unknown_forge_says_where_to_look(clone: Clone, push: Push) -> None:
    hook(clone.origin, "post-receive", "echo 'Review it: https://ada@code.example.com/r/1' >&2")
    for number in range(25):
        clone.write(PLAIN, f"fixtures/default/cpu-{number}.yaml")

    _, out, err = push("-m", "Loud \x1b[31m")

    assert out.partition(": ")[2].startswith("Loud ␛[31m\n")
    assert "origin: Review it: https://code.example.com/r/1\n" in err
    assert "\n  and 5 more files\n" in out


def test_a_baseline_outside_of_the_store_stays_there(clone: Clone, push: Push) -> None:
    clone.write("checks: {baseline: ../out.json}\n", "fixtures/acme/tenant.yaml")
    clone.root.parent.joinpath("out.json").write_text("{}")

    status, out, err = push()

    assert status == 0, err
    assert out.splitlines()[1:-1] == ["  A fixtures/acme/tenant.yaml"]


def test_all_kinds_of_the_store_s_files_go_along(clone: Clone, push: Push) -> None:
    clone.write(f"{TENANT}checks: {{baseline: accepted.json}}\n", "fixtures/default/tenant.yaml")
    clone.write('{"format": 1, "findings": []}\n', "accepted.json")
    clone.write("{}", "schemas/texts.schema.json")
    clone.write("{}", "tests/golden/default/en-US/disk-full@examples.json")
    clone.write("# nobody yet\ncreation_rules: []\n", ".sops.yaml")
    clone.root.joinpath("fixtures/default/disk-full.yaml").rename(
        clone.root / "fixtures/default/disk-fuller.yaml"
    )
    clone.root.joinpath(TITLE).rename(clone.root / "fixtures/default/en-US/disk-fuller.yaml")

    status, out, err = push("-m", "All")

    assert status == 0, err
    changed = [line.split() for line in out.splitlines()[1:-1]]
    assert changed == [
        ["M", ".sops.yaml"],
        ["A", "accepted.json"],
        ["D", "fixtures/default/disk-full.yaml"],
        ["A", "fixtures/default/disk-fuller.yaml"],
        ["D", TITLE],
        ["A", "fixtures/default/en-US/disk-fuller.yaml"],
        ["M", "fixtures/default/tenant.yaml"],
        ["A", "schemas/texts.schema.json"],
        ["A", "tests/golden/default/en-US/disk-full@examples.json"],
    ]


# -- ended on the way


@pytest.mark.parametrize(
    ("place", "name", "branch"),
    [
        pytest.param("clone", "pre-commit", "work", id="before the commit"),
        pytest.param("clone", "pre-push", "work", id="before the push"),
        pytest.param("origin", "post-receive", "work", id="once the remote has it"),
        pytest.param("clone", "reference-transaction", "work", id="before the branch moves"),
        pytest.param("origin", "post-receive", "main", id="a branch for review is pushed"),
    ],
)
def test_killed_on_the_way_the_next_push_ends_it(
    clone: Clone, push: Push, tmp_path: Path, place: str, name: str, branch: str
) -> None:
    clone.git("switch", "--quiet", "-C", branch)
    clone.title(GENTLE)
    clone.write("mine\n", "notes.txt")
    before = clone.snapshot()
    folder = clone.origin if place == "origin" else clone.root / ".git"
    hook(folder, name, f'[ "$1" = committed ] || kill -9 $(cat {tmp_path}/pid)\nexit 1')
    starts = f"import os; open('{tmp_path}/pid', 'w').write(str(os.getpid()))\n"
    code = f"{starts}from fixturectl.cli import main; main(['push', '-m', 'Gently'])"
    program = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=clone.root,
        env=clean_environment(tmp_path) | {"GIT_CONFIG_GLOBAL": os.devnull},
        start_new_session=True,
    )
    assert program.wait() == -signal.SIGKILL
    wait_for_all(program.pid)  # what git started goes on without it
    (folder / "hooks" / name).unlink()
    after = clone.snapshot()
    assert (after.head, after.files) == (before.head, before.files)

    status, _, err = push("-m", "Gently")

    assert status == 0, err
    pushed = branch if branch == "work" else "fixtures/default/gently"
    assert clone.at_remote(pushed) == "Gently\nchange"
    assert clone.git("rev-parse", pushed) == run_git(clone.origin, "rev-parse", pushed)
    left = " M notes.txt" if branch == "work" else f" M {TITLE}\n M notes.txt"
    assert clone.git("status", "--porcelain") == left.strip()
    assert [one for one in clone.branches() if one.startswith("fixtures/")] == (
        [] if branch == "work" else [pushed]
    )
