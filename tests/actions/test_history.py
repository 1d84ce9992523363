"""The history: what was settled, and how it meets what a tenant promises."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from outboxes import LOST, STORED, SetClock, claimed, entry

from fixturectl.actions.history import History, history, percentile
from fixturectl.actions.outbox.opening import Place
from fixturectl.delivery.outbox import Outbox
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore

SLA = "name: Acme\nsla: {p50: 500ms, p95: 3, success: 80}\n"


class Sender:
    """Settles deliveries of a tenant on a clock of its own."""

    def __init__(self, place: Place, tenant: str) -> None:
        self.clock = SetClock()
        self.outbox = Outbox(place.folder / tenant, clock=self.clock)
        self.tenant = tenant
        self.count = 0

    def send(self, seconds: float, *, dead: bool = False, test: bool = False) -> None:
        self.count += 1
        self.outbox.accept(
            [entry(tenant=self.tenant, key=str(self.count), test=test, sender="ada")]
        )
        mine = claimed(self.outbox)
        self.clock.go_on(seconds)
        if dead:
            self.outbox.bury(mine, LOST, 0.1, "the channel is archived")
        else:
            self.outbox.stored(mine, f"{self.count}.1", STORED, seconds)


@pytest.fixture
def place(make_store: MakeStore, tmp_path: Path) -> Place:
    root = make_store(
        {
            "fixtures/default/tenant.yaml": "format: 1\nstore: test\n",
            "fixtures/acme/tenant.yaml": SLA,
        }
    )
    return Place(root, {"XDG_STATE_HOME": str(tmp_path / "state")})


def test_each_tenant_is_measured_against_its_own_promise(place: Place) -> None:
    acme = Sender(place, "acme")
    for seconds in (0.2, 0.4, 0.3, 9):
        acme.send(seconds)
    acme.send(1, dead=True)
    acme.send(60, test=True)
    Sender(place, "default").send(2)

    found = history(place, (), 0)

    one, other = found.services
    assert one[:5] == ("acme", 4, 1, 0, 0)
    assert one.p50 == (0.3, 0.5, True)
    assert one.p95 == (9.0, 3.0, False)
    assert one.success == (80.0, 80.0, True)
    assert other.p50 == (2.0, None, None)
    assert other.success == (100.0, None, None)
    assert len(found.sent) == 7
    assert [one.settled for one in found.sent] == sorted(one.settled for one in found.sent)


def test_what_was_sent_by_whom(place: Place) -> None:
    Sender(place, "acme").send(0.25)

    (one,) = history(place, ["acme"], 0).sent

    assert (one.tenant, one.fixture, one.state) == ("acme", "disk-full", "delivered")
    assert (one.seconds, one.sender, one.ts) == (0.25, "ada", "1.1")
    assert (one.accepted, one.settled) == (
        "2023-11-14T22:30:00.000+00:00",
        "2023-11-14T22:30:00.250+00:00",
    )
    assert one.title == "The disk is full"


def test_only_what_was_settled_since(place: Place) -> None:
    acme = Sender(place, "acme")
    acme.send(1)
    between = acme.clock.wall() + 1
    acme.send(5)

    assert [one.seconds for one in history(place, (), between).sent] == [5.0]


def test_nothing_promises_nothing(place: Place) -> None:
    acme = Sender(place, "acme")
    acme.outbox.tally()

    (one,) = history(place, ["acme"], 0).services

    assert one.p50 == (None, 0.5, None)
    assert one.success == (None, 80.0, None)


def test_tenants(place: Place) -> None:
    Sender(place, "gone").send(1)

    assert [one.tenant for one in history(place, ["gone"], 0).services] == ["gone"]
    assert history(place, ["acme"], 0) == History((), ())
    with pytest.raises(UsageError, match="no tenant acne"):
        history(place, ["acne"], 0)


@pytest.mark.parametrize(
    ("numbers", "percent", "expected"),
    [
        pytest.param([], 50, None, id="of nothing"),
        pytest.param([3.0], 95, 3.0, id="of one"),
        pytest.param([1.0, 2.0], 50, 1.0, id="half of two is the first"),
        pytest.param([1.0, 2.0, 3.0], 50, 2.0, id="the middle one"),
        pytest.param([float(one) for one in range(1, 101)], 95, 95.0, id="of a hundred"),
    ],
)
def test_percentiles(numbers: list[float], percent: int, expected: float | None) -> None:
    assert percentile(numbers, percent) == expected


@given(st.lists(st.integers(0, 50), min_size=1), st.integers(1, 100))
def test_a_percentile_is_the_smallest_number_that_so_many_do_not_exceed(
    numbers: list[int], percent: int
) -> None:
    found = percentile(sorted(map(float, numbers)), percent)

    enough = [
        one
        for one in numbers
        if sum(other <= one for other in numbers) * 100 >= percent * len(numbers)
    ]
    assert found == min(enough)
