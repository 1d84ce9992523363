"""CPU time of whole processes, taken in turns so that a busy moment hits all of them alike."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RUNS = 21
_EVERY = 0.02  # seconds between two looks at a process
NOTHING = ("-c", "pass")


class Process(NamedTuple):
    """A Python process to measure: its arguments, and what it finds in its environment."""

    arguments: Sequence[str]
    environment: Mapping[str, str]


def cpu_seconds(processes: Mapping[str, Process]) -> tuple[float, dict[str, float]]:
    """Return the median CPU seconds of `python -c pass` and of each process, children included."""
    everything = {"": Process(NOTHING, {}), **processes}
    taken: dict[str, list[float]] = {name: [] for name in everything}
    for run in range(RUNS + 1):
        for name, process in everything.items():
            seconds = _run(process)
            if run:  # the first round fills the caches of files and bytecode
                taken[name].append(seconds)
    medians = {name: median(seconds) for name, seconds in taken.items()}
    return medians.pop(""), medians


class Usage(NamedTuple):
    """CPU seconds of a process and its children, and the most memory they held at one time."""

    seconds: float
    mebibytes: float


def used(command: Sequence[str], environment: Mapping[str, str]) -> Usage:
    """Run any program and return what it used; it may fail, as one that finds something does."""
    files = [(os.POSIX_SPAWN_OPEN, out, os.devnull, os.O_WRONLY, 0) for out in (1, 2)]
    child = os.posix_spawnp(
        command[0], list(command), {**os.environ, **environment}, file_actions=files
    )
    peak = 0.0
    while True:
        done, _, usage = os.wait4(child, os.WNOHANG)
        if done:
            break
        peak = max(peak, sum(map(_resident, [child, *_children(child)])))
        time.sleep(_EVERY)
    seconds = usage.ru_utime + usage.ru_stime
    return Usage(seconds, max(peak, usage.ru_maxrss / 1024))


def _children(process: int) -> list[int]:
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text()
    except OSError:
        return []
    return [int(child) for child in text.split()]


def _resident(process: int) -> float:
    """Return the memory that a process holds, in MiB; 0 where nobody can tell."""
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[1])
    except (OSError, IndexError):
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20


def _run(process: Process) -> float:
    # An installed program has its bytecode; a checkout whose owner asks for none has to make it.
    inherited = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    files = [(os.POSIX_SPAWN_OPEN, out, os.devnull, os.O_WRONLY, 0) for out in (1, 2)]
    child = os.posix_spawn(
        sys.executable,
        [sys.executable, *process.arguments],
        {**inherited, **process.environment},
        file_actions=files,
    )
    _, status, usage = os.wait4(child, 0)
    if status:
        raise SystemExit(f"bench: {' '.join(process.arguments)}: failed with {status}")
    return usage.ru_utime + usage.ru_stime
