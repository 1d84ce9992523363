"""What the outboxes of a store hold, as records for people and programs."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.delivery.receipts import LIVE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from fixturectl.actions.outbox.opening import Place
    from fixturectl.delivery.outbox import Delivery, Outbox
    from fixturectl.delivery.receipts import State

# What wants somebody's eyes; the rest is done.
UNSETTLED: tuple[State, ...] = (*LIVE, "dead")


class Shown(NamedTuple):
    """A delivery: `waits` are the seconds until it is tried, null once that is over.

    `accepted` and `settled` are instants in ISO 8601, `settled` empty before that.
    """

    id: str
    tenant: str
    fixture: str
    state: State
    status: str
    severity: str
    locale: str
    channel: str
    key: str
    title: str
    accepted: str
    settled: str
    waits: float | None
    attempts: int
    degraded: bool
    test: bool
    possible_duplicate: bool
    sender: str
    ts: str
    permalink: str
    code: str
    note: str


def shown(outbox: Outbox, found: Delivery) -> Shown:
    waits = None
    if found.state in {"waiting", "doubtful"}:
        waits = round(max(0.0, found.due_at - outbox.database.now()), 3)
    return Shown(
        found.id,
        found.tenant,
        found.fixture,
        found.state,
        found.status,
        found.severity,
        found.locale,
        found.channel,
        found.key,
        found.title,
        instant(found.accepted),
        instant(found.settled),
        waits,
        found.attempts,
        found.degraded,
        found.test,
        found.possible_duplicate,
        found.sender,
        found.ts,
        found.permalink,
        found.code,
        found.note,
    )


def instant(seconds: float) -> str:
    """Return a time of day in ISO 8601, in UTC; "" for none."""
    return (
        datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds") if seconds else ""
    )


def listed(place: Place, tenants: Collection[str], states: Collection[State]) -> Iterator[Shown]:
    """Yield the deliveries in these states, in all where none is named, tenant by tenant."""
    for tenant in place.chosen(tenants):
        with place.open(tenant) as outbox:
            for found in outbox.deliveries(states):
                yield shown(outbox, found)


class Tried(NamedTuple):
    """One call to Slack: `at` in ISO 8601, how many seconds it took, and what was answered."""

    at: str
    step: str
    outcome: str
    code: str
    seconds: float


class Examined(NamedTuple):
    """A delivery with its calls to Slack, what is still to be done, and the message itself."""

    delivery: Shown
    steps: tuple[str, ...]
    tries: tuple[Tried, ...]
    message: dict[str, Any] | None


def examined(place: Place, identity: str) -> Examined:
    """Return all that is known of a delivery; raises UsageError where there is not one of it."""
    with place.holding(identity) as (outbox, found):
        tries = tuple(
            Tried(instant(one.at), one.step, one.outcome, one.code, round(one.seconds, 3))
            for one in outbox.attempts(found)
        )
        return Examined(shown(outbox, found), found.steps, tries, found.payload)
