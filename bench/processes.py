"""CPU time of whole processes, taken in turns so that a busy moment hits all of them alike."""

from __future__ import annotations

import os
import sys
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

RUNS = 21
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
