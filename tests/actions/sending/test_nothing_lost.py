"""A thousand messages, a third of all requests failing, senders that are killed all the time."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from conftest import clean_environment
from sending_store import environment, write_store

from fixturectl import Store
from fixturectl.actions.sending import Order, Way
from fixturectl.actions.sending.desks import outbox_of
from fixturectl.actions.sending.drafts import draft
from fixturectl.delivery.outbox import Tally

if TYPE_CHECKING:
    from collections.abc import Iterator

SUPPORT = Path(__file__).parents[2] / "support"
MESSAGES = 1_000
FLUSHERS = 4
KILLS = 40
FAULTS = 250
TENANTS = ("acme", "other")  # of one workspace
CHANNELS = ("", "C0EXTRA", "C0WARNING")
# Longer than this machine ever stands still, or a request that is late would be a second copy.
TIMINGS = {"DEADLINE": "0.5", "LEASE": "2", "QUARANTINE": "1.5", "EXPIRES": "3600"}


@pytest.fixture
def slack(tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """Run Slack in a process that nobody kills; return its address and its record."""
    record = tmp_path / "record"
    process = subprocess.Popen(
        [sys.executable, str(SUPPORT / "slack_server.py"), str(record), "7", "0.33"],
        env=clean_environment(tmp_path),
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    yield process.stdout.readline().strip(), record
    process.kill()
    process.communicate()


class Flushers:
    """Processes that flush, each replaced when it is killed."""

    def __init__(self, root: Path, environ: dict[str, str]) -> None:
        self.parent = subprocess.Popen(
            [sys.executable, str(SUPPORT / "flushers.py"), str(root), *TENANTS],
            env=clean_environment(root) | environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )
        self.running = [self._one_more() for _ in range(FLUSHERS)]
        self.kills = 0

    def _one_more(self) -> int:
        assert self.parent.stdin is not None
        assert self.parent.stdout is not None
        self.parent.stdin.write("\n")
        return int(self.parent.stdout.readline())

    def kill_one(self) -> None:
        victim = self.running.pop(random.randrange(len(self.running)))  # noqa: S311 - any one
        os.kill(victim, signal.SIGKILL)
        self.kills += 1
        self.running.append(self._one_more())

    def end(self) -> None:
        for one in self.running:
            os.kill(one, signal.SIGKILL)
        self.parent.communicate()


def _accept(root: Path, way: Way) -> list[Any]:
    """Accept all messages, and return the outboxes that hold them."""
    store = Store(root)
    outboxes = []
    for tenant in TENANTS:
        orders = [
            Order(
                f"{tenant}/disk-full",
                variables={"host": f"host-{number}"},
                channel=CHANNELS[number % len(CHANNELS)],
            )
            for number in range(MESSAGES // len(TENANTS))
        ]
        outbox = outbox_of(store, tenant, way)
        outbox.accept([draft(store, order).entry for order in orders])
        outboxes.append(outbox)
    return outboxes


def _waiting(outboxes: list[Any]) -> int:
    return sum(outbox.tally().waiting for outbox in outboxes)


def test_of_a_thousand_messages_none_is_lost_and_none_doubled(
    slack: tuple[str, Path], tmp_path: Path
) -> None:
    url, record = slack
    more = {"fixtures/other/tenant.yaml": "name: Other\nextends: default\n"}
    root = write_store(tmp_path / "store", more)
    environ = environment(url, tmp_path / "state", **TIMINGS)
    outboxes = _accept(root, Way(environ=environ))

    flushers = Flushers(root, environ)
    until = time.monotonic() + 300
    try:
        while time.monotonic() < until and (_waiting(outboxes) or flushers.kills < KILLS):
            time.sleep(0.15)
            if flushers.kills < KILLS:
                flushers.kill_one()
    finally:
        flushers.end()

    lines = [json.loads(line) for line in record.read_text().splitlines()]
    copies = Counter(line["text"] for line in lines if line["event"] == "stored")
    tenants_said_it_once = {f"The disk is full: host-{number}" for number in range(MESSAGES // 2)}
    assert tenants_said_it_once - copies.keys() == set(), "lost"
    assert {text: count for text, count in copies.items() if count != len(TENANTS)} == {}, "doubled"
    assert Counter(line["key"] for line in lines if line["event"] == "stored").total() == MESSAGES
    assert [outbox.tally() for outbox in outboxes] == [Tally(), Tally()]
    delivered = [one for outbox in outboxes for one in outbox.deliveries(["delivered"])]
    assert len(delivered) == MESSAGES
    assert not any(one.possible_duplicate for one in delivered)
    assert sum(line["event"] == "fault" for line in lines) >= FAULTS
    assert flushers.kills >= KILLS
