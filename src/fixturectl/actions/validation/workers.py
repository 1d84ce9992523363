"""A second process for the second half of the work, where there is enough of it."""

from __future__ import annotations

import gc
import marshal
import os
import signal
import sys
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

Job = TypeVar("Job")

# Below, a process costs more than it saves; above, two would take more memory than one may.
_FEWEST, _MOST = 600, 30_000
_LENGTH = 8  # bytes that say how long a message is


def enough(files: int) -> bool:
    """Tell whether a second process saves more time than it costs, and leaves memory for others."""
    several = (os.cpu_count() or 1) > 1 and hasattr(os, "fork")
    return several and _FEWEST <= files <= _MOST


def shared(
    jobs: Sequence[Job], work: Callable[[Job], Any]
) -> Generator[tuple[Job, Any], None, None]:
    """Yield each job with what `work` makes of it: every second one is done by another process.

    Results are values that `marshal` takes. Whatever fails over there, the jobs are done here.
    """
    theirs = jobs[1::2]
    other = _Process(theirs, work)
    done = 0
    try:
        for job in jobs[0::2]:
            yield job, work(job)
            for result in other.results(wait=False):
                yield theirs[done], result
                done += 1
        for result in other.results(wait=True):
            yield theirs[done], result
            done += 1
    finally:
        other.end()
    for job in theirs[done:]:
        yield job, work(job)


class _Process:
    """A fork of this process that sends its results through a pipe, in order."""

    def __init__(self, jobs: Sequence[Job], work: Callable[[Job], Any]) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        gc.freeze()  # what both share stays shared: no collector writes to it
        self._reader, writer = os.pipe()
        self._waiting = bytearray()
        self._open = True
        # An interrupt of both waits until each knows which of the two it is.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
        self._id = os.fork()
        if self._id == 0:
            os.close(self._reader)
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
            _serve(writer, jobs, work)
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
        os.close(writer)
        gc.unfreeze()

    def results(self, *, wait: bool) -> Iterator[Any]:
        """Yield what has come, and with `wait` all that is to come."""
        while self._open:
            os.set_blocking(self._reader, wait)
            try:
                chunk = os.read(self._reader, 1 << 20)
            except BlockingIOError:
                return
            self._open = bool(chunk)
            self._waiting += chunk
            yield from self._messages()

    def _messages(self) -> Iterator[Any]:
        start = 0
        while len(self._waiting) >= start + _LENGTH:
            size = int.from_bytes(self._waiting[start : start + _LENGTH], "big")
            end = start + _LENGTH + size
            if len(self._waiting) < end:
                break
            yield marshal.loads(bytes(self._waiting[start + _LENGTH : end]))  # noqa: S302 - our own
            start = end
        del self._waiting[:start]

    def end(self) -> None:
        """Leave no process behind."""
        os.close(self._reader)
        if self._open:
            os.kill(self._id, signal.SIGKILL)
        os.waitpid(self._id, 0)


def _serve(writer: int, jobs: Sequence[Job], work: Callable[[Job], Any]) -> NoReturn:
    """Do the jobs and leave, without a word: whoever waits does what is missing."""
    status = 1
    try:
        send(writer, jobs, work)
        status = 0
    finally:  # whatever it is, the other process meets it too, and tells it
        os._exit(status)


def send(writer: int, jobs: Sequence[Job], work: Callable[[Job], Any]) -> None:
    """Write what `work` makes of each job to a pipe, each behind its length."""
    for job in jobs:
        body = marshal.dumps(work(job))
        message = memoryview(len(body).to_bytes(_LENGTH, "big") + body)
        while message:
            message = message[os.write(writer, message) :]
