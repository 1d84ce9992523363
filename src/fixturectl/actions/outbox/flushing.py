"""Flush outboxes: once, or for as long as somebody watches, new tenants and new tokens included."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Event, Lock
from time import monotonic
from typing import TYPE_CHECKING

from fixturectl.actions.opening import OpenStore
from fixturectl.actions.sending.flushing import Watching, flush, unsettled
from fixturectl.actions.sending.parallel import MOST
from fixturectl.delivery.receipts import HELD, UNDELIVERED, worst

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from concurrent.futures import Future
    from pathlib import Path

    from fixturectl.actions.sending.flushing import Flushed
    from fixturectl.actions.sending.orders import Way
    from fixturectl.delivery.outbox import Delivery

_GLANCE = 1.0  # seconds between two looks for outboxes that something is put into
_PATIENCE = 30.0  # seconds until a tenant is tried again whose token was refused


class Flushing:
    """One run over the outboxes of these tenants, of all where none is named.

    `told` is called with each delivery that was dealt with, by one thread at a time. `stop` may be
    called by any thread; what is being sent is finished.
    """

    def __init__(
        self,
        root: Path,
        tenants: Collection[str],
        way: Way,
        told: Callable[[Delivery], None],
    ) -> None:
        self._root = root
        self._tenants = tenants
        self._way = way
        self._told = told
        self._lock = Lock()
        self._watchings: list[Watching] = []
        self._over = Event()
        self._crowded = Event()
        self.statuses: list[int] = []

    def _tell(self, delivery: Delivery) -> None:
        with self._lock:
            self.statuses.append(delivery.receipt().status)
            self._told(delivery)

    def _store(self) -> OpenStore:
        # Opened anew for each turn: a token or a workspace may have been changed.
        return OpenStore(self._root, reveal=True)

    def _waiting(self, store: OpenStore) -> list[str]:
        found = unsettled(store, self._way)
        return [one for one in found if not self._tenants or one in self._tenants]

    def _watching(self, *, for_ever: bool) -> Watching:
        made = Watching(for_ever=for_ever, told=self._tell)
        made.crowded = self._crowded
        with self._lock:
            self._watchings.append(made)
            if self._over.is_set():
                made.over.set()
        return made

    def stop(self) -> None:
        with self._lock:
            self._over.set()
            for one in self._watchings:
                one.over.set()

    def once(self) -> list[Flushed]:
        """Deliver what can be delivered within the time that `way` gives."""
        store = self._store()
        for name in self._tenants:
            store.tenant(name)
        return flush(store, self._waiting(store), self._way, self._watching(for_ever=False))

    def watch(self, complain: Callable[[Flushed], None]) -> None:
        """Deliver until `stop` is called; `complain` hears why a tenant can't be delivered for.

        Raises UsageError for a tenant that is not there.
        """
        for name in self._tenants:
            self._store().tenant(name)
        turns: dict[str, Future[list[Flushed]]] = {}
        again: dict[str, float] = {}
        with ThreadPoolExecutor(MOST) as pool:
            try:
                while not self._over.is_set():
                    self._collect(turns, again, complain)
                    for name in self._waiting(self._store()):
                        if name not in turns and again.get(name, 0.0) <= monotonic():
                            turns[name] = pool.submit(self._turn, name)
                    # Those beyond wait for a place: nobody keeps one in which nothing happens.
                    (self._crowded.set if len(turns) > MOST else self._crowded.clear)()
                    self._over.wait(_GLANCE)
            finally:
                self.stop()

    def _turn(self, name: str) -> list[Flushed]:
        return flush(self._store(), [name], self._way, self._watching(for_ever=True))

    def _collect(
        self,
        turns: dict[str, Future[list[Flushed]]],
        again: dict[str, float],
        complain: Callable[[Flushed], None],
    ) -> None:
        """Take note of turns that ended early: those with a fault are begun again after a while."""
        for name in [name for name, turn in turns.items() if turn.done()]:
            for flushed in turns.pop(name).result():
                if flushed.refusal:
                    again[name] = monotonic() + _PATIENCE
                complain(flushed)


def status(flushed: Collection[Flushed], statuses: Collection[int]) -> int:
    """Return the exit status of one run: the worst of its deliveries, and of what is left."""
    left = [UNDELIVERED for one in flushed if one.left.waiting]
    held = [HELD for one in flushed if one.left.held]
    refused = [one.status for one in flushed if one.status]
    return worst([*statuses, *left, *held, *refused])
