"""Several pieces of work at once, each in a thread of its own, and left alone when interrupted."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

MOST = 128  # threads: a tenant's holds 7 files open, and 1,024 is what systemd and shells give
_THREADS = 32  # to begin with, and as many again as long as nothing gets done
_GLANCE = 0.2  # seconds between two looks whether somebody interrupts, or all threads hang

Item = TypeVar("Item")
Result = TypeVar("Result")


def at_once(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    over: Event | None = None,
    done: Callable[[Result], None] | None = None,
) -> list[Result]:
    """Return what `work` makes of each item, in their order; `done` is told each as it comes.

    Items that hang are passed by, up to `MOST` of them. One item is worked on right here. Raises
    what `work` raises. That, or an interrupt, sets `over` and waits for nobody: threads that wait
    for Slack would keep people waiting too.
    """
    told = done or (lambda _: None)
    if len(items) == 1:
        only = work(items[0])
        told(only)
        return [only]
    try:
        return _Crowd(work, items).results(told)
    except BaseException:
        if over is not None:
            over.set()
        raise


class _Crowd:
    """The threads that work on some items."""

    def __init__(self, work: Callable[[Any], Any], items: Sequence[Any]) -> None:
        self._work = work
        self._items = items
        self._left: SimpleQueue[int] = SimpleQueue()
        self._finished: SimpleQueue[tuple[int, Any, BaseException | None]] = SimpleQueue()
        self._threads = 0
        for index in range(len(items)):
            self._left.put(index)

    def results(self, told: Callable[[Any], None]) -> list[Any]:
        found: dict[int, Any] = {}
        self._grow()
        while len(found) < len(self._items):
            try:
                index, result, error = self._finished.get(timeout=_GLANCE)
            except Empty:
                self._grow()
                continue
            if error is not None:
                raise error
            found[index] = result
            told(result)
        return [found[index] for index in range(len(self._items))]

    def _grow(self) -> None:
        for _ in range(min(self._left.qsize(), _THREADS, MOST - self._threads)):
            self._threads += 1
            Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        while True:
            try:
                index = self._left.get_nowait()
            except Empty:
                return
            try:
                self._finished.put((index, self._work(self._items[index]), None))
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                self._finished.put((index, None, error))
