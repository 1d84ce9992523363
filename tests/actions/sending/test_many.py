from __future__ import annotations

from threading import Event
from typing import TYPE_CHECKING, Any

import pytest
from sending_store import environment, write_store
from slack_server import Fault, Slack, slack_server

from fixturectl import Store
from fixturectl.actions.sending import Order, Sent, Unsent, Way, send_all
from fixturectl.actions.sending.desks import outbox_of
from fixturectl.actions.sending.flushing import Watching, flush, unsettled
from fixturectl.delivery.outbox import Tally
from fixturectl.errors import StorageError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TENANTS = ("acme", "second", "third")


class Everybody:
    """A store of three tenants, each with a channel of its own."""

    def __init__(self, root: Path, slack: Slack) -> None:
        more = {
            f"fixtures/{name}/tenant.yaml": f"name: {name}\nextends: default\n"
            f"severities: {{critical: {{channel: C0{name.upper()}}}}}\n"
            f"default_locale: {'fr-FR' if name == 'second' else 'en-US'}\n"
            for name in TENANTS
        }
        self.store = Store(write_store(root / "store", more))
        self.state = root / "state"
        self.slack = slack

    def way(self, **settings: str) -> Way:
        return Way(environ=environment(self.slack, self.state, **settings))

    def send(self, *orders: Order, **settings: str) -> list[Sent | Unsent]:
        return send_all(self.store, orders, self.way(**settings))


def order(tenant: str, **changes: Any) -> Order:
    return Order(f"{tenant}/disk-full", variables={"host": "db-1"}, **changes)


@pytest.fixture
def everybody(tmp_path: Path) -> Iterator[Everybody]:
    with slack_server() as slack:
        yield Everybody(tmp_path, slack)


def test_each_tenant_gets_it_in_its_channel_and_language(everybody: Everybody) -> None:
    progress: list[tuple[int, int]] = []
    orders = [order(tenant) for tenant in TENANTS]

    sent = send_all(everybody.store, orders, everybody.way(), lambda *far: progress.append(far))

    assert [one.status for one in sent] == [0, 0, 0]
    assert {one.channel: one.body["text"] for one in everybody.slack.messages} == {
        "C0ACME": "The disk is full: db-1",
        "C0SECOND": "Le disque est plein: db-1",
        "C0THIRD": "The disk is full: db-1",
    }
    assert progress == [(1, 3), (2, 3), (3, 3)]


def test_one_that_cannot_be_sent_stops_no_other(everybody: Everybody) -> None:
    sent = everybody.send(order("acme", channel="C9"), order("nobody"), order("third"))

    assert [type(one) for one in sent] == [Unsent, Unsent, Sent]
    assert [one.status for one in sent] == [77, 2, 0]


def test_for_a_person_all_are_right_or_none_is_sent(everybody: Everybody) -> None:
    wrong = Order("second/disk-full", person=True)

    with pytest.raises(UsageError):
        everybody.send(order("acme", person=True), wrong)

    assert everybody.slack.calls == []


def test_one_that_cannot_be_stored_stops_no_other(everybody: Everybody) -> None:
    folder = everybody.state / "fixturectl/sending"
    folder.mkdir(parents=True)
    (folder / "second").write_text("in the way")

    first, second = everybody.send(order("second"), order("third"))

    assert isinstance(first, Unsent)
    assert isinstance(first.error, StorageError)
    assert second.status == 0


def test_a_tenant_that_hangs_slows_no_other(everybody: Everybody) -> None:
    others_are_done, waited = Event(), list[bool]()

    def hang(_method: str, number: int) -> None:
        if number == 0:
            waited.append(others_are_done.wait(60))

    def progress(done: int, _of: int) -> None:
        if done == len(TENANTS) - 1:
            others_are_done.set()

    everybody.slack.plan = hang

    sent = send_all(
        everybody.store, [order(tenant) for tenant in TENANTS], everybody.way(), progress
    )

    assert waited == [True]
    assert [one.status for one in sent] == [0, 0, 0]


def test_several_alerts_of_one_tenant_are_sent_one_after_the_other(everybody: Everybody) -> None:
    orders = [
        order("acme", key="disk"),
        order("acme", key="disk", status="resolved"),
        order("acme", key="other"),
    ]

    sent = everybody.send(*orders)

    assert [one.status for one in sent] == [0, 0, 0]
    assert len(everybody.slack.asked("chat.postMessage")) == 3
    assert len(everybody.slack.asked("chat.update")) == 1


def test_flushing_sends_what_waits_and_says_what_is_left(everybody: Everybody) -> None:
    way = everybody.way()
    send_all(everybody.store, [order(tenant) for tenant in TENANTS], way._replace(wait=None))
    everybody.slack.errors = {}
    told: list[str] = []

    waiting = unsettled(everybody.store, way)
    flushed = flush(
        everybody.store, waiting, way, Watching(told=lambda one: told.append(one.state))
    )

    assert waiting == sorted(TENANTS)
    assert [(one.tenant, one.sent, one.left) for one in flushed] == [
        (tenant, 1, Tally()) for tenant in sorted(TENANTS)
    ]
    assert told == ["delivered"] * 3
    assert unsettled(everybody.store, way) == []
    assert flush(everybody.store, [], way) == []


def test_flushing_says_why_no_more_can_be_sent(everybody: Everybody) -> None:
    way = everybody.way()
    send_all(everybody.store, [order("acme"), order("third")], way._replace(wait=None))
    everybody.slack.errors = {"auth.test": "invalid_auth"}

    refused = flush(everybody.store, ["acme"], way)
    tokenless = flush(
        everybody.store,
        ["third"],
        way._replace(environ={k: v for k, v in way.environ.items() if "TOKEN" not in k}),
    )

    assert [(one.status, one.left) for one in (*refused, *tokenless)] == [
        (77, Tally(waiting=1)),
        (77, Tally(waiting=1)),
    ]
    assert "invalid_auth" in refused[0].refusal
    assert "no Slack token for third" in tokenless[0].refusal


def test_an_outbox_that_cannot_be_opened_stops_no_other(everybody: Everybody) -> None:
    way = everybody.way()
    send_all(everybody.store, [order("acme"), order("third")], way._replace(wait=None))
    (everybody.state / "fixturectl/sending/acme/outbox.db").write_bytes(b"damaged" * 1000)

    damaged, other = flush(everybody.store, ["acme", "third"], way)

    assert (damaged.status, damaged.sent, other.status, other.sent) == (74, 0, 0, 1)
    assert "outbox.db" in damaged.refusal


def test_flushing_ends_when_its_time_is_over(everybody: Everybody) -> None:
    everybody.slack.plan = lambda *_: Fault("status")
    way = everybody.way(WAIT="0.2")
    send_all(everybody.store, [order("acme")], way._replace(wait=None))

    (flushed,) = flush(everybody.store, ["acme"], way)

    assert flushed.left == Tally(waiting=1)


def test_watching_goes_on_until_it_is_over(everybody: Everybody) -> None:
    way = everybody.way()
    outbox_of(everybody.store, "acme", way).close()
    watching = Watching(for_ever=True, told=lambda _: watching.over.set())
    send_all(everybody.store, [order("acme"), order("acme", key="b")], way._replace(wait=None))

    flush(everybody.store, ["acme"], way, watching)

    assert len(everybody.slack.messages) >= 1
