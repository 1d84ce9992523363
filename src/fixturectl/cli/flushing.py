"""What a person sees while outboxes are flushed: each delivery, and below it what still waits."""

from __future__ import annotations

import json
import sys
from contextlib import suppress
from threading import Lock, Thread
from typing import TYPE_CHECKING, Any

from fixturectl.cli import streams
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from fixturectl.actions.outbox.opening import Place
    from fixturectl.actions.sending.flushing import Flushed
    from fixturectl.delivery.outbox import Delivery

_EVERY = 0.25  # seconds between two drawings
_CLEAR = "\r\x1b[K"


class Board:
    """Prints deliveries as they are dealt with, a line each; JSON is an object a line.

    On a terminal the last line counts what is left, for as long as the work goes on.
    """

    def __init__(self, place: Place, tenants: Collection[str], form: str) -> None:
        self._place = place
        self._tenants = tenants
        self._form = form
        self._lock = Lock()
        self._drawn = False
        self._draws = bool(sys.stderr is not None and sys.stderr.isatty())
        self.settled = 0

    def told(self, delivery: Delivery) -> None:
        receipt = delivery.receipt()
        if self._form == "json":
            line = json.dumps({**receipt._asdict(), "title": delivery.title}, ensure_ascii=False)
        else:
            from fixturectl.reports.receipts import text  # only where something was sent

            address = f"{receipt.tenant}/{receipt.fixture}"
            line = text.write([receipt])
            line = line if address in line else f"{address}: {line}"
        with self._lock:
            self._clear()
            self.settled += receipt.state == "delivered"
            streams.write(line)
            if sys.stdout is not None:
                sys.stdout.flush()

    def complain(self, flushed: Flushed) -> None:
        if not flushed.refusal:
            return
        with self._lock:
            self._clear()
            streams.say(f"fixturectl: {flushed.tenant}: {flushed.refusal}")

    def during(self, work: Callable[[], Any], stop: Callable[[], None]) -> Any:
        """Return what `work` does, done beside this thread; an interrupt stops it first."""
        found: list[Any] = []
        failures: list[BaseException] = []

        def run() -> None:
            try:
                found.append(work())
            except BaseException as error:  # noqa: BLE001 - raised by who waits for it
                failures.append(error)

        worker = Thread(target=run, name="flushing")
        worker.start()
        try:
            while worker.is_alive():
                self._draw()
                worker.join(_EVERY)
        finally:
            stop()
            worker.join()
            with self._lock:
                self._clear()
        if failures:
            raise failures[0]
        return found[0]

    def _draw(self) -> None:
        if not self._draws:
            return
        waiting = held = dead = 0
        with suppress(FixturectlError):
            for name in self._place.chosen(self._tenants):
                with self._place.open(name) as outbox:
                    tally = outbox.tally()
                waiting, held, dead = (
                    waiting + tally.waiting,
                    held + tally.held,
                    dead + tally.dead,
                )
        counts = [(self.settled, "delivered"), (waiting, "waiting"), (held, "held"), (dead, "dead")]
        said = " · ".join(f"{count} {word}" for count, word in counts)
        with self._lock:
            self._put(f"{_CLEAR}{said}")
            self._drawn = True

    def _clear(self) -> None:
        if self._drawn:
            self._put(_CLEAR)
            self._drawn = False

    def _put(self, text: str) -> None:
        with suppress(OSError):
            sys.stderr.write(text)
            sys.stderr.flush()
