"""Several pieces of work at once, each in a thread of its own, and left alone when interrupted."""

from __future__ import annotations

from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_THREADS = 32
_GLANCE = 0.2  # seconds between two looks whether somebody interrupts

Item = TypeVar("Item")
Result = TypeVar("Result")


def at_once(
    work: Callable[[Item], Result],
    items: Sequence[Item],
    over: Event | None = None,
    done: Callable[[Result], None] | None = None,
) -> list[Result]:
    """Return what `work` makes of each item, in their order; `done` is told each as it comes.

    One item is worked on right here. Raises what `work` raises. That, or an interrupt, sets
    `over` and waits for nobody: threads that wait for Slack would keep people waiting too.
    """
    told = done or (lambda _: None)
    if len(items) == 1:
        only = work(items[0])
        told(only)
        return [only]
    left: SimpleQueue[int] = SimpleQueue()
    finished: SimpleQueue[tuple[int, Any, BaseException | None]] = SimpleQueue()
    for index in range(len(items)):
        left.put(index)

    def run() -> None:
        while True:
            try:
                index = left.get_nowait()
            except Empty:
                return
            try:
                finished.put((index, work(items[index]), None))
            except BaseException as error:  # noqa: BLE001 - raised where it is waited for
                finished.put((index, None, error))

    for _ in range(min(len(items), _THREADS)):
        Thread(target=run, daemon=True).start()
    try:
        return _gathered(finished, len(items), told)
    except BaseException:
        if over is not None:
            over.set()
        raise


def _gathered(
    finished: SimpleQueue[tuple[int, Any, BaseException | None]],
    count: int,
    told: Callable[[Any], None],
) -> list[Any]:
    results: dict[int, Any] = {}
    while len(results) < count:
        try:
            index, result, error = finished.get(timeout=_GLANCE)
        except Empty:
            continue
        if error is not None:
            raise error
        results[index] = result
        told(result)
    return [results[index] for index in range(count)]
