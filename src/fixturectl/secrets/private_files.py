"""A folder that nobody else can look into and that is gone afterwards, however the command ends."""

from __future__ import annotations

import os
import shutil
import signal
import stat
import tempfile
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_ENDING = (signal.SIGTERM, signal.SIGHUP)


@contextmanager
def private_folder() -> Iterator[Path]:
    """Make a folder for clear text, in memory where there is such a place, and remove it."""
    with _signals_raise():
        folder = Path(tempfile.mkdtemp(prefix="fixturectl-", dir=_in_memory()))
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _in_memory() -> str | None:
    """Return a folder that never reaches a disk; None where there is none."""
    for place in (os.environ.get("XDG_RUNTIME_DIR"), "/dev/shm"):  # noqa: S108 - mkdtemp makes ours
        if place and os.access(place, os.W_OK | os.X_OK) and _is_safe(Path(place)):
            return place
    return None


def _is_safe(place: Path) -> bool:
    found = place.stat()
    return found.st_uid == os.getuid() or bool(found.st_mode & stat.S_ISVTX)


@contextmanager
def _signals_raise() -> Iterator[None]:
    """Let a signal that would end the process unwind it instead."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = {number: signal.signal(number, _interrupt) for number in _ENDING}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _interrupt(_number: int, _frame: FrameType | None) -> NoReturn:
    raise KeyboardInterrupt
