"""Requests for review are opened by the forge's program, and say what the change does."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest
from pushes import TOPIC
from repositories import git as run_git

from fixturectl.actions.pushing import requests
from fixturectl.actions.pushing.forges import Home
from fixturectl.actions.pushing.requests import Request, opened, program
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from pathlib import Path

    from clones import Clone
    from pushes import Push

GITHUB = Home("github", "https://github.example.com", "acme/alerts")
GITLAB = Home("gitlab", "https://gitlab.example.com", "acme/sub/alerts")
REQUEST = Request("fixtures/acme/x", "main", "Say it", "body @here\n")
_PROGRAM = """\
#!{python}
import json, os, sys
with open({calls!r}, "a") as calls:
    json.dump([sys.argv[1:], sys.stdin.read(), "SLACK_BOT_TOKEN" in os.environ], calls)
    calls.write("\\n")
{then}
"""
DONE = "print('Creating...'); print('https://forge.example.com/acme/alerts/pull/7')"
THERE = """\
if "create" in sys.argv:
    sys.exit("a pull request for branch x already exists:\\nhttps://forge.example.com/pull/3")
"""


class Programs:
    """Stand-ins for `gh` and `glab` on PATH, which note how they were called."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        folder.mkdir()
        monkeypatch.setenv("PATH", f"{folder}{os.pathsep}/usr/bin{os.pathsep}/bin")

    def install(self, name: str, then: str = DONE) -> None:
        path = self.folder / name
        calls = str(self.folder / "calls")
        path.write_text(_PROGRAM.format(python=sys.executable, calls=calls, then=then))
        path.chmod(0o755)

    def calls(self) -> list[tuple[list[str], str, bool]]:
        return [json.loads(line) for line in (self.folder / "calls").read_text().splitlines()]


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    return Programs(tmp_path / "programs", monkeypatch)


def test_gh_gets_the_body_on_its_input(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.install("gh")
    monkeypatch.setenv("SLACK_BOT_TOKEN", "x")

    address = opened(tmp_path, GITHUB, REQUEST)

    assert address == "https://forge.example.com/acme/alerts/pull/7"
    arguments = ["pr", "create", "--head", "fixtures/acme/x", "--base", "main", "--title"]
    place = ["--repo", "github.example.com/acme/alerts", "--body-file", "-"]
    (call,) = programs.calls()
    assert list(call) == [[*arguments, "Say it", *place], "body @here\n", False]


def test_glab_gets_the_body_as_an_argument_that_is_not_too_long(
    programs: Programs, tmp_path: Path
) -> None:
    programs.install("glab")

    opened(tmp_path, GITLAB, REQUEST)
    opened(tmp_path, GITLAB, REQUEST._replace(body="é" * 70_000 + "\nlast\n"))
    opened(tmp_path, GITLAB, REQUEST._replace(body="line é\n" * 20_000))

    first, second, third = programs.calls()
    branches = ["--source-branch", "fixtures/acme/x", "--target-branch", "main", "--title"]
    place = ["--repo", "https://gitlab.example.com/acme/sub/alerts", "--description"]
    assert first[0] == ["mr", "create", *branches, "Say it", "--yes", *place, "body @here\n"]
    for arguments in (second[0], third[0]):
        assert len(arguments[-1].encode()) < 128 * 1024
        assert arguments[-1].endswith("\n\n… the rest is longer than `glab` can be given\n")


@pytest.mark.parametrize(
    ("home", "name", "update"),
    [
        pytest.param(GITHUB, "gh", ["pr", "edit", "fixtures/acme/x"], id="a pull request"),
        pytest.param(GITLAB, "glab", ["mr", "update", "fixtures/acme/x"], id="a merge request"),
    ],
)
def test_a_request_that_is_there_gets_the_new_body(
    programs: Programs, tmp_path: Path, home: Home, name: str, update: list[str]
) -> None:
    programs.install(name, THERE)

    assert opened(tmp_path, home, REQUEST) == "https://forge.example.com/pull/3"
    assert programs.calls()[1][0][:3] == update


def test_a_failure_is_told_in_the_program_s_words(programs: Programs, tmp_path: Path) -> None:
    programs.install("gh", "sys.exit('To get started, run: gh auth login')")

    with pytest.raises(FixturectlError, match="gh opened no request") as raised:
        opened(tmp_path, GITHUB, REQUEST)
    assert raised.value.said == ("To get started, run: gh auth login",)


def test_a_program_that_asks_somebody_who_is_not_there(
    programs: Programs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    programs.install("gh", "import time; time.sleep(60)")
    monkeypatch.setattr(requests, "_PATIENCE", 0.5)

    with pytest.raises(FixturectlError, match="did not answer within"):
        opened(tmp_path, GITHUB, REQUEST)


def test_a_request_can_not_be_updated(programs: Programs, tmp_path: Path) -> None:
    programs.install("gh", "sys.exit('already exists, and you may not')")

    with pytest.raises(FixturectlError, match="gh opened no request"):
        opened(tmp_path, GITHUB, REQUEST)


@pytest.mark.parametrize(
    ("home", "name"),
    [
        pytest.param(GITHUB, "gh", id="gh"),
        pytest.param(GITLAB, "glab", id="glab"),
        pytest.param(Home("gitea", "", ""), "gh or glab", id="neither knows this forge"),
    ],
)
@pytest.mark.usefixtures("programs")
def test_a_program_that_is_not_installed(tmp_path: Path, home: Home, name: str) -> None:
    assert program(home) is None
    with pytest.raises(FixturectlError, match=f"{name} is not installed") as raised:
        opened(tmp_path, home, REQUEST)
    assert "open the address above" in raised.value.hint


def test_push_opens_a_request_with_what_the_change_does(
    clone: Clone, push: Push, programs: Programs
) -> None:
    programs.install("gh")
    ssh = programs.folder / "ssh"
    ssh.write_text(f'#!/bin/sh\nfor last; do :; done\nexec ${{last%% *}} "{clone.origin}"\n')
    ssh.chmod(0o755)
    clone.git("config", "core.sshCommand", str(ssh))
    clone.git("remote", "set-url", "origin", "git@github.com:acme/alerts.git")
    clone.title("Disk nearly full")

    status, out, err = push("--open")
    again = push("--open")

    assert (status, err, again.status) == (0, "", 0)
    assert f"\nhttps://github.com/acme/alerts/compare/main...{TOPIC}?expand=1\n" in out
    assert again.out.startswith("https://github.com/acme/alerts/compare/main...")
    assert out.endswith("https://forge.example.com/acme/alerts/pull/7\n")
    (arguments, body, _), (_, second, _) = programs.calls()
    assert arguments[2:6] == ["--head", TOPIC, "--base", "main"]
    assert arguments[7] == "Change default/disk-full in en-US"
    assert body == second
    assert body.startswith("<!-- fixturectl diff -->\n")
    assert "default/en-US/disk-full" in body


def test_a_remote_without_a_default_branch_has_nothing_to_open(clone: Clone, push: Push) -> None:
    run_git(clone.origin, "update-ref", "-d", "refs/heads/main")
    clone.git("switch", "--quiet", "--create", "work")
    clone.title("Disk nearly full")

    status, out, err = push("--open")

    assert status == 3
    assert "pushed to origin, branch work" in out
    assert "origin has no default branch yet" in err
