from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from outboxes import LOST, STORED, SetClock, claimed, entry, post

from fixturectl.delivery.outbox import Entry, Outbox
from fixturectl.delivery.settings import DEFAULTS

if TYPE_CHECKING:
    from pathlib import Path


def test_what_is_accepted_is_there_for_another_process(tmp_path: Path) -> None:
    (accepted,) = Outbox(tmp_path).accept([entry()])

    found = Outbox(tmp_path).find(accepted.id)

    assert (found.state, found.steps, found.payload["text"]) == (
        "waiting",
        ("post",),
        "The disk is full",
    )


def test_nobody_else_may_read_what_is_stored(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path / "acme-alerts" / "acme")
    outbox.accept([entry()])

    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode)
        for path in (tmp_path / "acme-alerts").rglob("*")
    }

    assert modes.pop("acme") == 0o700
    assert set(modes.values()) == {0o600}
    assert "outbox.db-wal" in modes


FIRING, WORSE = entry(), entry(fingerprint="worse")
RESOLVED = entry(status="resolved", fingerprint="resolved")


@pytest.mark.parametrize(
    ("entries", "steps"),
    [
        pytest.param([FIRING, FIRING], ["post"], id="the same again is done already"),
        pytest.param([FIRING, WORSE], ["post", "update"], id="another message updates"),
        pytest.param([FIRING, WORSE, FIRING], ["post", "update", "update"], id="and back again"),
        pytest.param([FIRING, RESOLVED], ["post", "update reply"], id="resolving tells the thread"),
        pytest.param([FIRING, RESOLVED, RESOLVED], ["post", "update reply"], id="resolving once"),
        pytest.param(
            [FIRING, RESOLVED, FIRING], ["post", "update reply", "post"], id="opened anew"
        ),
        pytest.param(
            [FIRING, RESOLVED, entry(status="resolved", fingerprint="other")],
            ["post", "update reply", "update"],
            id="resolved again says more",
        ),
        pytest.param([RESOLVED, FIRING], ["post", "post"], id="resolved before it fired"),
        pytest.param([FIRING, entry(channel="C9")], ["post", "post"], id="another channel"),
        pytest.param([FIRING, entry(key="other")], ["post", "post"], id="another key"),
        pytest.param([FIRING, entry(repeat=True)], ["post", "post"], id="a wanted repeat"),
    ],
)
def test_a_key_says_what_is_asked_of_slack(
    entries: list[Entry], steps: list[str], tmp_path: Path
) -> None:
    outbox = Outbox(tmp_path)

    accepted = [outbox.accept([one])[0] for one in entries]

    found = sorted(outbox.deliveries(), key=lambda one: one.number)
    assert [" ".join(one.steps) for one in found] == steps
    assert sum(not one.repeated for one in accepted) == len(steps)


def test_the_same_message_after_a_dead_one_is_a_new_one(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    (first,) = outbox.accept([entry()])
    assert outbox.cancel(outbox.find(first.id))

    (again,) = outbox.accept([entry()])

    assert not again.repeated
    assert again.id != first.id


@pytest.mark.parametrize(
    ("pauses", "messages"),
    [
        pytest.param([599], 1, id="within the window"),
        pytest.param([601], 2, id="after it"),
        pytest.param([400, 400, 400], 1, id="the window slides"),
    ],
)
def test_without_a_key_of_its_own_a_message_is_the_same_for_a_while(
    pauses: list[float], messages: int, tmp_path: Path
) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry(automatic=True)])

    for seconds in pauses:
        clock.go_on(seconds)
        outbox.accept([entry(automatic=True)])

    assert len(outbox.deliveries()) == messages


def test_all_are_accepted_or_none(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)

    with pytest.raises(TypeError):
        outbox.accept([entry(), entry(key="other", payload={"text": object()})])

    assert outbox.deliveries() == []


def test_a_resolved_alert_is_updated_and_told_in_its_thread(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([FIRING])
    post(outbox, "1.5")
    outbox.accept([RESOLVED])

    update = claimed(outbox)
    outbox.stored(update, "1.5", STORED, 0.1)
    reply = claimed(outbox)
    outbox.stored(reply, "1.6", STORED, 0.1)

    assert (update.step, update.alert_ts) == ("update", "1.5")
    assert (reply.step, reply.alert_ts) == ("reply", "1.5")
    assert reply.slack_key != update.slack_key
    assert outbox.find(reply.id).state == "delivered"
    assert outbox.find(reply.id).ts == "1.5"


def test_an_update_of_what_slack_never_got_is_the_message_itself(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    (first,) = outbox.accept([FIRING])
    (second,) = outbox.accept([RESOLVED])
    outbox.cancel(outbox.find(first.id))

    done = post(outbox, "1.7")

    assert done.id == second.id
    assert (done.state, done.ts, done.alert_ts) == ("delivered", "1.7", "1.7")
    assert outbox.due() is None


def test_settings_say_how_long_it_may_wait(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, DEFAULTS._replace(expires=5), clock)
    (accepted,) = outbox.accept([entry()])

    clock.go_on(6)

    assert outbox.due() is None
    found = outbox.find(accepted.id)
    assert (found.state, found.code) == ("dead", "expired")


def test_half_characters_are_stored_by_name(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    half = entry(key="disk \udcff", title="\ud800", payload={"text": "\ud800"})

    first, again = outbox.accept([half])[0], outbox.accept([half])[0]

    assert again == (first.id, True)
    assert outbox.plan(half).id == first.id
    found = outbox.find(first.id)
    assert (found.key, found.title, found.payload) == (
        r"disk \udcff",
        r"\ud800",
        {"text": "\ud800"},
    )


def test_a_receipt_says_why_it_waits(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    accepted = outbox.accept([entry()])[0]
    outbox.wait(claimed(outbox), 60, LOST, 0.1, doubtful=True)

    assert outbox.find(accepted.id).receipt().note == "status 500"
