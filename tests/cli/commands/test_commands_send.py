from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sending_store import ADDRESS, CRITICAL, environment, write_store
from slack_server import Fault, Slack, slack_server

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Outcome, Run

SAMPLES = Path(__file__).parents[3]


class Shell:
    """Calls of `send` in one store."""

    def __init__(self, call: Run, root: Path, slack: Slack) -> None:
        self.call = call
        self.root = write_store(root / "store")
        self.slack = slack
        self.environ = environment(slack, root / "state")

    def send(self, *arguments: str, **settings: str) -> Outcome:
        timings = {f"FIXTURECTL_SEND_{name}": value for name, value in settings.items()}
        return self.call(
            "--store", str(self.root), "send", *arguments, env={**self.environ, **timings}
        )


@pytest.fixture
def shell(call: Run, tmp_path: Path) -> Iterator[Shell]:
    with slack_server() as slack:
        yield Shell(call, tmp_path, slack)


def test_it_prints_where_the_message_is(shell: Shell) -> None:
    done = shell.send(ADDRESS, "--locale", "fr-FR", "--var", "host=db-1")

    place = shell.slack.messages[0].ts.replace(".", "")
    assert (done.status, done.err) == (0, "")
    assert done.out == f"https://acme.slack.com/archives/{CRITICAL}/p{place}\n"
    assert shell.slack.messages[0].body["text"] == "Le disque est plein: db-1"


def test_a_region_is_enough_to_send_of_the_sample_store(shell: Shell) -> None:
    done = shell.call(
        *("--store", str(SAMPLES), "send", "spotify-premium/playback-failure"),
        *("--locale", "fr-FR", "--var", "region=eu-west-1"),
        env=shell.environ,
    )

    (message,) = shell.slack.messages
    (attachment,) = message.body["attachments"]
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("https://acme.slack.com/archives/C06PREM1P91/p")
    assert attachment["fallback"].endswith("Lecture Spotify interrompue · En cours · eu-west-1")


def test_programs_read_json(shell: Shell) -> None:
    done = shell.send(ADDRESS, "--var", "host=db-1", "--format", "json")

    found = json.loads(done.out)
    assert {name: found[name] for name in ("state", "channel", "ts")} == {
        "state": "delivered",
        "channel": CRITICAL,
        "ts": shell.slack.messages[0].ts,
    }
    assert found["permalink"].startswith("https://acme.slack.com/")
    assert found["id"]


def test_nobody_waits_for_what_is_no_number(shell: Shell) -> None:
    done = shell.send(ADDRESS, "--var", "host=db-1", "--wait", "nan")

    assert (done.status, shell.slack.messages) == (2, [])
    assert done.err == "fixturectl: --wait is a number\nhint: --wait 15\n"


def test_a_program_that_forgets_a_variable_is_told(shell: Shell) -> None:
    done = shell.send(ADDRESS)

    assert done.status == 1
    assert "no value for the required variable host" in done.err
    assert "(degraded)" in done.out


@pytest.mark.parametrize(
    ("errors", "status", "said"),
    [
        pytest.param(
            {"chat.postMessage": "is_archived"},
            77,
            "hint: see: fixturectl doctor acme, fixturectl outbox show {id}; once it is mended:"
            " fixturectl outbox retry {id}",
            id="dead",
        ),
        pytest.param(
            {"chat.postMessage": "token_revoked"},
            77,
            "hint: it is stored; see: fixturectl doctor acme; then: fixturectl outbox flush",
            id="refused",
        ),
        pytest.param(
            {"chat.postMessage": "fatal_error", "conversations.history": "missing_scope"},
            76,
            "hint: look in the channel; then send it: fixturectl outbox retry {id}, or give it up:"
            " fixturectl outbox cancel {id}",
            id="held",
        ),
    ],
)
def test_what_to_do_next_is_said(
    errors: dict[str, str], status: int, said: str, shell: Shell
) -> None:
    tenant = shell.root / "fixtures/acme/tenant.yaml"
    tenant.write_text(f"{tenant.read_text()}on_doubt: hold\n")
    shell.slack.errors = errors

    done = shell.send(ADDRESS, "--var", "host=db-1")

    identity = done.out.split()[1][:8]
    assert (done.status, done.err) == (status, said.format(id=identity) + "\n")


def test_what_is_queued_is_status_75_but_for_those_who_do_not_wait(shell: Shell) -> None:
    shell.slack.plan = lambda *_: Fault("status")

    queued = shell.send(ADDRESS, "--var", "host=db-1", "--wait", "0")
    stored = shell.send(ADDRESS, "--var", "host=db-2", "--no-wait")

    assert (queued.status, stored.status) == (75, 0)
    assert queued.out.startswith("QUEUED ")
    assert stored.out.startswith("QUEUED ")
    assert "outbox flush" in queued.err
    assert stored.err == ""
