"""`fixturectl outbox flush` against a Slack on this machine: once, and while one watches."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

import pytest
from conftest import clean_environment
from outboxes import entry
from sending_store import CRITICAL, FILES, environment
from slack_server import Slack, slack_server

from fixturectl.actions.outbox.flushing import Flushing, status
from fixturectl.actions.sending.flushing import Flushed
from fixturectl.actions.sending.orders import Way
from fixturectl.delivery.outbox import Outbox, Tally
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import MakeStore, Outcome, Run


@pytest.fixture
def slack() -> Iterator[Slack]:
    with slack_server() as running:
        yield running


class Shop:
    """A store whose tenants have outboxes, and the program in the environment of a sender."""

    def __init__(self, root: Path, home: Path, slack: Slack, call: Run) -> None:
        self.root = root
        self.home = home
        self.env = environment(slack, home / "state")
        self._call = call

    def __call__(self, *arguments: str, **changes: str) -> Outcome:
        return self._call("--store", str(self.root), *arguments, env={**self.env, **changes})

    def put(self, tenant: str, *keys: str) -> None:
        outbox = Outbox(self.home / f"state/fixturectl/sending/{tenant}")
        outbox.accept([entry(tenant=tenant, channel=CRITICAL, key=key, title=key) for key in keys])
        outbox.close()


@pytest.fixture
def shop(make_store: MakeStore, tmp_path: Path, slack: Slack, call: Run) -> Shop:
    return Shop(make_store(FILES), tmp_path, slack, call)


def test_what_waits_is_delivered(shop: Shop, slack: Slack) -> None:
    shop.put("acme", "a", "b")
    shop.put("default", "c")

    done = shop("outbox", "flush")

    assert (done.status, done.err) == (0, "")
    assert len(slack.messages) == 3
    lines = sorted(done.out.splitlines())
    assert [line.partition(":")[0] for line in lines] == [
        "acme/disk-full",
        "acme/disk-full",
        "default/disk-full",
    ]
    assert shop("outbox", "flush").out == ""


def test_only_some_tenants_as_json(shop: Shop, slack: Slack) -> None:
    shop.put("acme", "a")
    shop.put("default", "c")

    done = shop("outbox", "flush", "acme", "--format", "json")

    found = json.loads(done.out)
    assert (found["tenant"], found["state"], found["title"]) == ("acme", "delivered", "a")
    assert len(slack.messages) == 1


def test_what_slack_refuses(shop: Shop, slack: Slack) -> None:
    shop.put("acme", "a")
    shop.put("default", "b")
    slack.errors["auth.test"] = "invalid_auth"
    slack.errors["chat.postMessage"] = "invalid_auth"

    done = shop("outbox", "flush")

    assert done.status == 77
    assert "fixturectl: acme: Slack refuses the token: invalid_auth" in done.err


def test_what_still_waits(shop: Shop, slack: Slack) -> None:
    shop.put("acme", "a")
    slack.errors["chat.postMessage"] = "ratelimited"

    assert shop("outbox", "flush", "--wait", "0.05").status == 75


def test_mistakes(shop: Shop) -> None:
    assert shop("outbox", "flush", "nobody").status == 2
    assert shop("outbox", "flush", "nobody", "--watch").status == 2


@pytest.mark.parametrize(
    ("flushed", "statuses", "expected"),
    [
        pytest.param([], [], 0, id="nothing"),
        pytest.param([Flushed("a", 1, Tally())], [0, 1], 1, id="degraded"),
        pytest.param([Flushed("a", 1, Tally(waiting=1))], [0], 75, id="something waits"),
        pytest.param([Flushed("a", 1, Tally(held=1))], [77], 76, id="something is held"),
        pytest.param([Flushed("a", 1, Tally(dead=3))], [0], 0, id="what died before is no news"),
        pytest.param([Flushed("a", 0, Tally(1), "no", 77)], [], 77, id="refused"),
    ],
)
def test_the_exit_status(flushed: list[Flushed], statuses: list[int], expected: int) -> None:
    assert status(flushed, statuses) == expected


def wait_for(what: Any) -> None:
    until = time.monotonic() + 90
    while not what():
        assert time.monotonic() < until, "it takes too long"
        time.sleep(0.02)


def test_watching_delivers_what_comes_and_tries_a_refused_token_again(
    shop: Shop, slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fixturectl.actions.outbox.flushing._GLANCE", 0.05)
    monkeypatch.setattr("fixturectl.actions.outbox.flushing._PATIENCE", 0.1)
    monkeypatch.setattr("fixturectl.actions.sending.flushing._GLANCE", 0.05)
    shop.put("acme", "a")
    slack.errors["auth.test"] = slack.errors["chat.postMessage"] = "invalid_auth"
    refused: list[Flushed] = []
    flushing = Flushing(shop.root, (), Way(environ=shop.env), lambda _: None)
    thread = threading.Thread(target=flushing.watch, args=(refused.append,))
    thread.start()

    wait_for(lambda: refused)
    slack.errors.clear()
    wait_for(lambda: len(slack.messages) == 1)
    shop.put("default", "b")
    wait_for(lambda: len(slack.messages) == 2)
    flushing.stop()
    thread.join(90)

    assert not thread.is_alive()
    assert refused[0].tenant == "acme"
    assert "invalid_auth" in refused[0].refusal


def test_watching_some_tenants_leaves_the_others(shop: Shop, slack: Slack) -> None:
    shop.put("default", "b")
    shop.put("acme", "a")
    told: list[str] = []
    flushing = Flushing(
        shop.root, ["acme"], Way(environ=shop.env), lambda one: told.append(one.tenant)
    )
    thread = threading.Thread(target=flushing.watch, args=(lambda _: None,))
    thread.start()

    wait_for(lambda: told)
    flushing.stop()
    thread.join(90)

    assert told == ["acme"]
    assert len(slack.messages) == 1
    with pytest.raises(UsageError, match="no tenant nobody"):
        Flushing(shop.root, ["nobody"], Way(), lambda _: None).watch(lambda _: None)


def test_who_has_nothing_to_deliver_gives_its_place_to_another(
    shop: Shop, slack: Slack, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("fixturectl.actions.outbox.flushing.MOST", 1)
    monkeypatch.setattr("fixturectl.actions.outbox.flushing._GLANCE", 0.05)
    monkeypatch.setattr("fixturectl.actions.sending.flushing._GLANCE", 0.05)
    monkeypatch.setattr("fixturectl.actions.sending.flushing._IDLE", 0.1)
    shop.put("acme", "a")
    shop.put("default", "b")
    flushing = Flushing(shop.root, (), Way(environ=shop.env), lambda _: None)
    thread = threading.Thread(target=flushing.watch, args=(lambda _: None,))
    thread.start()

    wait_for(lambda: len(slack.messages) == 2)
    shop.put("acme", "c")
    wait_for(lambda: len(slack.messages) == 3)
    flushing.stop()
    thread.join(20)

    assert not thread.is_alive()


def test_on_a_terminal_the_last_line_counts(shop: Shop, slack: Slack) -> None:
    """In a process of its own, interrupted from outside as Ctrl-C does."""
    shop.put("acme", "a")
    ours, theirs = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "fixturectl", "--store", shop.root, "outbox", "flush", "--watch"],
        env=clean_environment(shop.home) | shop.env,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
    )
    os.close(theirs)
    shown = b""
    while b"1 delivered" not in shown:
        shown += os.read(ours, 4096)
    process.send_signal(signal.SIGINT)
    out, _ = process.communicate(timeout=90)
    os.close(ours)

    assert process.returncode == 130
    assert "acme/disk-full: sent to" in out.decode()
    assert "1 delivered · 0 waiting · 0 held · 0 dead" in shown.decode()
    assert len(slack.messages) == 1
