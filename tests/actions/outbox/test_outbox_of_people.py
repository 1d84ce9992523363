"""Looking into a store's outboxes, and deciding what becomes of what is in them."""

from __future__ import annotations

from time import time
from typing import TYPE_CHECKING

import pytest
from outboxes import LOST, STORED, claimed, entry

from fixturectl.actions.outbox import deciding, looking
from fixturectl.actions.outbox.opening import Place
from fixturectl.delivery.outbox import Outbox
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore


@pytest.fixture
def place(make_store: MakeStore, tmp_path: Path) -> Place:
    """Return the outboxes of a store with two tenants, of which one has sent something."""
    root = make_store(
        {
            "fixtures/default/tenant.yaml": "format: 1\nstore: test\n",
            "fixtures/acme/tenant.yaml": "name: Acme\n",
        }
    )
    found = Place(root, {"XDG_STATE_HOME": str(tmp_path / "state")})
    with found.open("acme") as outbox:
        outbox.accept([entry(), entry(key="b", status="resolved", title="Over")])
    return found


def outbox_of(place: Place, tenant: str = "acme") -> Outbox:
    return Outbox(place.folder / tenant)


def ids(place: Place) -> list[str]:
    return [one.id for one in looking.listed(place, (), ())]


def test_what_waits_is_listed(place: Place) -> None:
    first, second = looking.listed(place, ["acme", "default"], looking.UNSETTLED)

    assert (first.tenant, first.fixture, first.state) == ("acme", "disk-full", "waiting")
    assert (first.title, second.title, second.status) == ("The disk is full", "Over", "resolved")
    assert (first.waits, first.settled, first.attempts) == (0.0, "", 0)
    assert first.accepted.endswith("+00:00")


def test_only_some_states(place: Place) -> None:
    assert list(looking.listed(place, (), ["dead"])) == []


def test_nothing_was_sent_yet(make_store: MakeStore, tmp_path: Path) -> None:
    root = make_store({"fixtures/default/tenant.yaml": "format: 1\nstore: test\n"})
    nowhere = Place(root, {"XDG_STATE_HOME": str(tmp_path / "none")})

    assert list(looking.listed(nowhere, ["default"], ())) == []
    assert not (tmp_path / "none").exists()


def test_a_tenant_that_is_not_there(place: Place) -> None:
    with pytest.raises(UsageError, match="no tenant acne") as caught:
        place.chosen(["acne"])
    assert caught.value.hint == "did you mean acme?"


def test_a_tenant_that_the_store_has_forgotten(place: Place) -> None:
    with place.open("gone") as outbox:
        outbox.accept([entry(tenant="gone")])

    assert place.chosen(["gone"]) == ["gone"]
    assert place.tenants() == ["acme", "gone"]


def test_a_delivery_with_all_its_calls(place: Place) -> None:
    outbox = outbox_of(place)
    outbox.wait(claimed(outbox), 60, LOST, 0.25, doubtful=True)

    found = looking.examined(place, ids(place)[0][:6])

    assert found.delivery.state == "doubtful"
    assert found.delivery.waits is not None
    assert 0 < found.delivery.waits <= 60
    assert found.steps == ("post",)
    assert [one[1:] for one in found.tries] == [("post", "ambiguous", "status 500", 0.25)]
    assert found.message == {"text": "The disk is full", "blocks": []}


@pytest.mark.parametrize(
    ("start", "said"),
    [
        pytest.param("zz", "no delivery has an id that begins with zz", id="none"),
        pytest.param("", "no delivery has an id that begins with nothing", id="nothing"),
        pytest.param("%", "no delivery has an id that begins with %", id="a wildcard"),
    ],
)
def test_no_such_delivery(start: str, said: str, place: Place) -> None:
    with pytest.raises(UsageError, match=said):
        looking.examined(place, start)


def test_several_deliveries_begin_alike(place: Place) -> None:
    with place.open("default") as outbox:
        outbox.accept([entry(key=str(number)) for number in range(20)])
    start = next(
        one[0] for one in ids(place) if sum(other[0] == one[0] for other in ids(place)) > 1
    )

    with pytest.raises(UsageError, match=f"several deliveries begin with {start}"):
        looking.examined(place, start)


def test_a_dead_letter_is_sent_again_its_degraded_original_is_not(place: Place) -> None:
    outbox = outbox_of(place)
    outbox.degrade(claimed(outbox), LOST, 0.1, "Slack won't have it")
    outbox.bury(claimed(outbox), LOST, 0.1, "the channel is archived")

    (dead,) = deciding.dead(place, ())
    (found,) = deciding.retry(place, [dead])

    assert (found.done, found.state, found.title) == (True, "waiting", "The disk is full")
    assert deciding.dead(place, ["acme"]) == []


def test_what_is_delivered_can_neither_be_sent_again_nor_given_up(place: Place) -> None:
    outbox = outbox_of(place)
    mine = claimed(outbox)
    outbox.stored(mine, "1.1", STORED, 0.1)

    (again,) = deciding.retry(place, [mine.id])
    (given_up,) = deciding.cancel(place, [mine.id])

    assert (again.done, given_up.done) == (False, False)
    assert again.state == "delivered"


def test_what_is_given_up_is_not_sent(place: Place) -> None:
    found = deciding.cancel(place, ids(place))

    assert [(one.done, one.state) for one in found] == [(True, "cancelled")] * 2
    assert outbox_of(place).due() is None


def test_old_deliveries_are_removed_with_their_messages(place: Place) -> None:
    deciding.cancel(place, ids(place)[:1])

    assert deciding.purge(place, (), 3600, ["cancelled"]) == [("acme", 0)]
    assert deciding.purge(place, ["acme"], 0, ["cancelled"]) == [("acme", 1)]
    assert len(ids(place)) == 1
    with pytest.raises(UsageError, match="an age is at least 0 s"):
        deciding.purge(place, (), -1, ["cancelled"])


def test_an_instant_is_in_utc() -> None:
    assert looking.instant(1_700_000_000.25) == "2023-11-14T22:13:20.250+00:00"
    assert looking.instant(0) == ""
    assert looking.instant(time())[:2] == "20"
