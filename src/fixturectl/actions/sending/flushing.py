"""Flush: deliver what outboxes hold, each tenant by itself, once or for as long as one watches."""

from __future__ import annotations

from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.sending.desks import courier_of, outbox_of
from fixturectl.actions.sending.parallel import at_once
from fixturectl.delivery import places
from fixturectl.delivery.outbox.rows import Tally
from fixturectl.delivery.receipts import REFUSED
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.sending.orders import Way
    from fixturectl.delivery.courier import Courier
    from fixturectl.delivery.outbox import Delivery

_GLANCE = 1.0  # seconds between two looks at an outbox where nothing is due
_IDLE = 2.0  # seconds in which nothing is delivered, until a place goes to who waits for one


class Flushed(NamedTuple):
    """One tenant's outbox after flushing: what is left in it, and why no more could be sent.

    `status` is that of a StorageError or a RefusedError, 0 without one.
    """

    tenant: str
    sent: int
    left: Tally
    refusal: str = ""
    status: int = 0


class Watching:
    """How long to go on, and who is told of each delivery that was dealt with.

    Once `crowded` is set, others wait for a place: who delivers nothing for a while ends early.
    """

    def __init__(
        self, *, for_ever: bool = False, told: Callable[[Delivery], None] | None = None
    ) -> None:
        self.for_ever = for_ever
        self.told = told or (lambda _: None)
        self.over = Event()
        self.crowded = Event()


def unsettled(store: OpenStore, way: Way) -> list[str]:
    """Return the tenants in whose outboxes something waits or is dead; nothing is opened."""
    folder = places.of_store(store.root, way.environ)
    try:
        found = [one.parent.name for one in folder.glob(f"*/{places.UNSETTLED}")]
    except OSError:
        return []
    return sorted(set(found) & set(store.tenants()))


def flush(
    store: OpenStore, tenants: list[str], way: Way, watching: Watching | None = None
) -> list[Flushed]:
    """Deliver what the outboxes of these tenants hold; one that hangs slows no other.

    Goes on until nothing is left to do, or for as long as `way` says; for ever while watching.
    """
    if not tenants:
        return []
    watching = watching or Watching()
    return at_once(lambda one: _flushed(store, one, way, watching), tenants, watching.over)


def _flushed(store: OpenStore, tenant: str, way: Way, watching: Watching) -> Flushed:
    try:
        outbox = outbox_of(store, tenant, way)
    except FixturectlError as error:
        return Flushed(tenant, 0, Tally(), _said(error), error.status)
    round_ = _Round(watching)
    refusal, status = "", 0
    try:
        courier = courier_of(store, tenant, way, outbox)
        wait = outbox.limits.wait if way.wait is None or way.wait < 0 else way.wait
        try:
            round_.go(courier, monotonic() + wait)
        finally:
            courier.close()
        if courier.refusal is not None:
            refusal = f"Slack refuses the token: {courier.refusal.code}"
            refusal, status = f"{refusal}; see: fixturectl doctor {tenant}", REFUSED
        left = outbox.tidy()
    except FixturectlError as error:
        refusal, status, left = _said(error), error.status, outbox.tally()
    finally:
        outbox.close()
    return Flushed(tenant, round_.sent, left, refusal, status)


def _said(error: FixturectlError) -> str:
    return f"{error.message}; {error.hint}" if error.hint else error.message


class _Round:
    """One tenant's turn: how many deliveries it dealt with."""

    def __init__(self, watching: Watching) -> None:
        self._watching = watching
        self.sent = 0

    def go(self, courier: Courier, until: float) -> None:
        watching = self._watching
        delivered = monotonic()
        while not watching.over.is_set() and courier.refusal is None:
            step = courier.next()
            if step.done is not None:
                self.sent += 1
                found = courier.outbox.find(step.done.id)
                if found.state == "delivered":
                    delivered = monotonic()
                watching.told(found)
            if watching.crowded.is_set() and monotonic() - delivered > _IDLE:
                return
            if step.done is not None:
                continue
            if not watching.for_ever and (step.wait is None or monotonic() + step.wait > until):
                return
            watching.over.wait(_GLANCE if step.wait is None else min(step.wait, _GLANCE))
