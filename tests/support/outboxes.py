"""Entries, clocks and answers for tests of the outbox."""

from __future__ import annotations

from typing import Any

from fixturectl.delivery.answers import Answer, Kind
from fixturectl.delivery.clock import Clock
from fixturectl.delivery.outbox import Delivery, Entry, Outbox

STORED = Answer(Kind.STORED)
LOST = Answer(Kind.AMBIGUOUS, "status 500")
CHANNEL = "C0123456789"

ENTRY = Entry(
    tenant="acme",
    fixture="disk-full",
    locale="en-US",
    status="firing",
    severity="critical",
    urgency=3,
    channel=CHANNEL,
    title="The disk is full",
    key="disk",
    automatic=False,
    fingerprint="first",
    payload={"text": "The disk is full", "blocks": []},
    fallback={"text": "degraded: The disk is full"},
)


def entry(**changes: Any) -> Entry:
    return ENTRY._replace(**changes)


class SetClock(Clock):
    """A clock whose time passes when a test says so; `set` turns only the time of day."""

    boot = "this boot"

    def __init__(self, now: float = 1000.0) -> None:
        self.passed = now
        self.shown = now + 1_700_000_000

    def steady(self) -> float:
        return self.passed

    def wall(self) -> float:
        return self.shown

    def go_on(self, seconds: float) -> None:
        self.passed += seconds
        self.shown += seconds

    def set_back(self, seconds: float) -> None:
        self.shown -= seconds


def claimed(outbox: Outbox, owner: str = "me") -> Delivery:
    """Claim the next delivery, which must be due."""
    found = outbox.due()
    assert found is not None
    taken = outbox.claim(found, owner)
    assert taken is not None
    return taken


def post(outbox: Outbox, ts: str = "1.000001") -> Delivery:
    """Let Slack have the next delivery's step."""
    taken = claimed(outbox)
    outbox.stored(taken, ts, STORED, 0.1)
    return outbox.find(taken.id)
