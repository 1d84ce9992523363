"""Two clocks: a steady one for leases and waits, and the time of day for people."""

from __future__ import annotations

import time
from functools import cache

_STEADY: int | None = getattr(time, "CLOCK_BOOTTIME", None)


class Clock:
    """`boot` names the time since which `steady` counts, in every process of this machine alike.

    Empty where the system has no such clock: then `steady` is the time of day.
    """

    @property
    def boot(self) -> str:
        return _boot()

    def steady(self) -> float:
        """Return seconds that setting the clock or sleeping does not disturb."""
        if _STEADY is None or not self.boot:
            return time.time()
        return time.clock_gettime(_STEADY)

    def wall(self) -> float:
        """Return the time of day, in seconds since 1970."""
        return time.time()


@cache
def _boot() -> str:
    try:
        with open("/proc/sys/kernel/random/boot_id", encoding="ascii") as file:  # noqa: PTH123 - start-up time
            return file.read().strip()
    except OSError:
        return ""
