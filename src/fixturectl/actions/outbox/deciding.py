"""What people decide about deliveries: send again, give up, forget."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.delivery.outbox.recording import SENT_AS
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from fixturectl.actions.outbox.opening import Place
    from fixturectl.delivery.receipts import State


class Decided(NamedTuple):
    """A delivery and whether what was decided could be done; `state` is what it is in now."""

    id: str
    tenant: str
    fixture: str
    done: bool
    state: State
    title: str


def retry(place: Place, ids: Iterable[str]) -> list[Decided]:
    """Let deliveries be sent as soon as somebody flushes; raises UsageError for an unknown one."""
    return [_decided(place, one, "retry") for one in ids]


def cancel(place: Place, ids: Iterable[str]) -> list[Decided]:
    """Give deliveries up; raises UsageError for an unknown one."""
    return [_decided(place, one, "cancel") for one in ids]


def _decided(place: Place, identity: str, what: str) -> Decided:
    with place.holding(identity) as (outbox, found):
        done = outbox.retry(found) if what == "retry" else outbox.cancel(found)
        outbox.tidy()
        now = outbox.find(found.id)
        return Decided(now.id, now.tenant, now.fixture, done, now.state, now.title)


def dead(place: Place, tenants: Collection[str]) -> list[str]:
    """Return the ids of the dead letters, but of originals that went out in degraded form."""
    found: list[str] = []
    for tenant in place.chosen(tenants):
        with place.open(tenant) as outbox:
            letters = outbox.deliveries(["dead"])
            found += [one.id for one in letters if not one.note.startswith(SENT_AS)]
    return found


class Purged(NamedTuple):
    """How many deliveries of a tenant were removed, with the messages that they held."""

    tenant: str
    removed: int


def purge(
    place: Place, tenants: Collection[str], older: float, states: Collection[State]
) -> list[Purged]:
    """Remove what was settled more than `older` seconds ago; what waits stays.

    Raises UsageError for a tenant that is not there.
    """
    if older < 0:
        raise UsageError("an age is at least 0 s", hint="write --older-than 7d")
    found = []
    for tenant in place.chosen(tenants):
        with place.open(tenant) as outbox:
            removed = outbox.purge(time() - older, states)
            outbox.tidy()
        found.append(Purged(tenant, removed))
    return found
