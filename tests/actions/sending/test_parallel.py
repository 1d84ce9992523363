from __future__ import annotations

from threading import Event, get_ident

import pytest

from fixturectl.actions.sending.parallel import at_once


def test_results_stand_in_the_order_of_their_items() -> None:
    told: list[int] = []

    found = at_once(lambda item: item * 2, list(range(50)), done=told.append)

    assert found == [item * 2 for item in range(50)]
    assert sorted(told) == found


def test_one_that_hangs_keeps_no_other_waiting() -> None:
    free = Event()
    told: list[str] = []

    def work(item: str) -> str:
        if item == "hangs":
            free.wait(60)
        return item

    def done(item: str) -> None:
        told.append(item)
        if len(told) == 2:
            free.set()

    at_once(work, ["hangs", "a", "b"], done=done)

    assert told == ["a", "b", "hangs"]


def test_however_many_hang_the_others_pass_them_by() -> None:
    free = Event()
    told: list[int] = []

    def work(item: int) -> int:
        if item < 90:
            free.wait(60)
        return item

    def done(item: int) -> None:
        told.append(item)
        if item == 99:
            free.set()

    at_once(work, list(range(100)), done=done)

    assert set(told[:10]) == set(range(90, 100))


def test_a_single_item_is_worked_on_here() -> None:
    assert at_once(lambda _: get_ident(), ["one"]) == [get_ident()]


def test_what_goes_wrong_is_raised_and_it_is_over() -> None:
    over = Event()

    with pytest.raises(ZeroDivisionError):
        at_once(lambda item: 1 / item, [0, 1], over)

    assert over.is_set()


def test_an_interrupt_waits_for_nobody() -> None:
    over, free = Event(), Event()

    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        at_once(lambda item: item or free.wait(60) or 0, [0, 1], over, interrupted)

    assert over.is_set()
    free.set()
