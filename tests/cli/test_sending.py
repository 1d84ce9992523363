from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from conftest import clean_environment
from sending_store import ADDRESS, CRITICAL, environment, write_store
from slack_server import Fault, Slack, slack_server
from terminal import typed

from fixturectl import Store
from fixturectl.cli.sending import addresses_of
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import Outcome, Run

OTHERS = {
    f"fixtures/{name}/tenant.yaml": f"name: {name}\nextends: default\n"
    f"severities: {{critical: {{channel: C0{name.upper().replace('-', '')}}}}}\n"
    for name in ("east", "east-two", "west")
}


class Shell:
    """Calls of `send` in a store of several tenants, from a program or from a terminal."""

    def __init__(self, call: Run, folder: Path, slack: Slack) -> None:
        self.call = call
        self.folder = folder
        self.root = write_store(folder / "store", OTHERS)
        self.slack = slack

    def environ(self, **settings: str) -> dict[str, str]:
        return environment(self.slack, self.folder / "state", **settings)

    def send(self, *arguments: str, **settings: str) -> Outcome:
        words = ("--store", str(self.root), "send", *arguments)
        return self.call(*words, env=self.environ(**settings))

    def type(self, keys: str, *arguments: str) -> tuple[int, str]:
        environ = clean_environment(self.folder) | self.environ()
        words = ("--store", str(self.root), "send", *arguments)
        return typed(words, environ, "[y/N]", keys)


@pytest.fixture
def shell(call: Run, tmp_path: Path) -> Iterator[Shell]:
    with slack_server() as slack:
        yield Shell(call, tmp_path, slack)


@pytest.mark.parametrize(
    ("keys", "sent"),
    [pytest.param("y\n", 1, id="yes"), pytest.param("\n", 0, id="no")],
)
def test_a_person_is_asked_once_before_a_critical_alert(keys: str, sent: int, shell: Shell) -> None:
    status, shown = shell.type(keys, ADDRESS, "--var", "host=db-1")

    assert status == 0
    assert f"send acme/disk-full to {CRITICAL}, firing, as critical? [y/N]" in shown
    assert ("https://acme.slack.com/" in shown) == bool(sent)
    assert ("not sent" in shown) == (not sent)
    assert len(shell.slack.messages) == sent


def test_whoever_says_yes_before_is_not_asked(shell: Shell) -> None:
    status, shown = shell.type("", ADDRESS, "--var", "host=db-1", "--yes")

    assert status == 0
    assert "[y/N]" not in shown
    assert len(shell.slack.messages) == 1


@pytest.mark.parametrize("yes", [["--yes"], []], ids=["who would not be asked", "before asking"])
def test_a_person_who_forgets_a_variable_is_told_and_nothing_sent(
    yes: list[str], shell: Shell
) -> None:
    status, shown = shell.type("", ADDRESS, *yes)

    assert status == 2
    assert "[y/N]" not in shown
    assert "no value for the required variable host" in shown
    assert shell.slack.calls == []


@pytest.mark.parametrize(
    ("arguments", "stdin", "problem"),
    [
        pytest.param(["--var", "host"], "", "--var host: not NAME=VALUE", id="no value"),
        pytest.param(["--vars", "-"], '{"free": ', "--vars standard input: not JSON", id="no JSON"),
        pytest.param(["--vars", "nothing.yaml"], "", "--vars nothing.yaml", id="no file"),
    ],
)
def test_values_that_cannot_be_read_lose_no_alert(
    arguments: list[str], stdin: str, problem: str, shell: Shell
) -> None:
    words = ("--store", str(shell.root), "send", ADDRESS, "--var", "free=7", *arguments)

    done = shell.call(*words, env=shell.environ(), stdin=stdin)

    assert done.status == 1
    assert problem in done.err
    text = shell.slack.messages[0].body["blocks"][0]["text"]["text"]
    assert problem in text
    assert "free: 7" in text or "free: [hidden]" in text


def test_a_person_sees_that_slack_does_not_answer(shell: Shell) -> None:
    shell.slack.plan = lambda *_: Fault("status")
    words = [ADDRESS, "--var", "host=db-1", "--yes", "--wait", "1.5"]
    _, shown = shell.type("", *words)
    told = shell.send(*words)

    assert shown.index("waiting for Slack") < shown.index("QUEUED")
    assert "waiting" not in told.err


def test_many_tenants_at_once(shell: Shell) -> None:
    done = shell.send("disk-full", "--tenants", "east*", "--var", "host=db-1")

    assert (done.status, done.err) == (0, "2 alerts: 2 sent\n")
    assert [line.split()[0] for line in done.out.splitlines()] == [
        "east/disk-full",
        "east-two/disk-full",
    ]
    assert {message.channel for message in shell.slack.messages} == {"C0EAST", "C0EASTTWO"}


def test_of_many_the_worst_counts_and_all_are_told(shell: Shell) -> None:
    shell.slack.errors = {"chat.postMessage": "is_archived"}

    done = shell.send("acme/disk-full", "west/disk-full", "nobody/disk-full", "--format", "json")

    assert done.status == 77
    assert "fixturectl: nobody/disk-full: no tenant nobody" in done.err
    assert "3 alerts: " in done.err
    assert len(json.loads(done.out)) == 2


def test_a_dry_run_needs_no_token(shell: Shell) -> None:
    environ = {k: v for k, v in shell.environ().items() if "TOKEN" not in k}
    words = ("--store", str(shell.root), "send", ADDRESS, "--var", "host=db-1", "--dry-run")

    done = shell.call(*words, env=environ)

    assert (done.status, done.err) == (0, "")
    assert done.out.startswith(f"acme/disk-full (critical) to {CRITICAL}: a new message\n")
    assert shell.slack.calls == []
    assert not (shell.folder / "state").exists()


@pytest.mark.parametrize(
    ("names", "pattern", "addresses"),
    [
        pytest.param(["acme/disk-full"], None, ["acme/disk-full"], id="as given"),
        pytest.param(["a/b", "a/b", "c/d"], None, ["a/b", "c/d"], id="each once"),
        pytest.param(["disk-full"], "w*", ["west/disk-full"], id="a pattern"),
        pytest.param(
            ["disk-full"], "east*", ["east/disk-full", "east-two/disk-full"], id="of several"
        ),
    ],
)
def test_addresses(
    names: list[str], pattern: str | None, addresses: list[str], tmp_path: Path
) -> None:
    assert addresses_of(Store(write_store(tmp_path, OTHERS)), names, pattern) == addresses


@pytest.mark.parametrize(
    ("name", "pattern", "problem"),
    [
        pytest.param("disk-full", "north*", r"no tenant is called north\*", id="no tenant"),
        pytest.param("acme/disk-full", "*", "--tenants says whose it is", id="a tenant twice"),
        pytest.param("disk-empty", "*", "has a fixture disk-empty", id="no fixture"),
    ],
)
def test_a_pattern_that_finds_nothing_is_wrong_usage(
    name: str, pattern: str, problem: str, tmp_path: Path
) -> None:
    with pytest.raises(UsageError, match=problem):
        addresses_of(Store(write_store(tmp_path, OTHERS)), [name], pattern)
