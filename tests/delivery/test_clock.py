from __future__ import annotations

import time

from fixturectl.delivery.clock import Clock


def test_the_steady_clock_goes_on_and_is_the_same_for_all() -> None:
    clock, other = Clock(), Clock()

    first = clock.steady()

    assert other.steady() >= first
    assert clock.boot == other.boot
    assert abs(clock.wall() - time.time()) < 60
