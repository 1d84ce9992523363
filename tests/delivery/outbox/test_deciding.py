from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from outboxes import CHANNEL, LOST, STORED, SetClock, claimed, entry, post

from fixturectl.delivery.answers import Answer, Kind
from fixturectl.delivery.outbox import Outbox, Tally
from fixturectl.delivery.settings import DEFAULTS
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

REFUSED = Answer(Kind.STOP_CHANNEL, "is_archived")
BAD = Answer(Kind.BAD_MESSAGE, "invalid_blocks")


def test_a_dead_letter_is_told_to_the_channel_for_them(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry(on_dead="C0DEAD")])

    outbox.bury(claimed(outbox), REFUSED, 0.1, "the channel is archived")

    told = outbox.due()
    assert told is not None
    assert told.channel == "C0DEAD"
    assert told.payload["text"].splitlines() == [
        f":warning: not delivered to <#{CHANNEL}>: the channel is archived",
        "degraded: The disk is full",
    ]
    outbox.bury(claimed(outbox), REFUSED, 0.1, "this one too")
    assert outbox.due() is None
    assert outbox.tally() == Tally(dead=2)


def test_the_degraded_form_goes_on_and_the_original_is_kept(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    (accepted,) = outbox.accept([entry()])
    outbox.accept([entry(fingerprint="worse")])

    outbox.degrade(claimed(outbox), BAD, 0.1, "Slack won't have it")

    again = outbox.due()
    assert again is not None
    assert (again.id, again.degraded, again.payload) == (
        accepted.id,
        True,
        {"text": "degraded: The disk is full"},
    )
    (dead,) = outbox.deliveries(["dead"])
    assert dead.payload["text"] == "The disk is full"
    assert accepted.id in dead.note


def test_another_way_is_tried_where_a_message_can_no_longer_be_changed(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry()])
    post(outbox, "1.5")
    outbox.accept([entry(fingerprint="worse")])

    outbox.change_step(claimed(outbox), "thread", LOST, 0.1, "posted anew in the thread")
    threaded = claimed(outbox)
    outbox.change_step(threaded, "post", LOST, 0.1, "posted anew")

    assert (threaded.step, threaded.alert_ts) == ("thread", "1.5")
    anew = outbox.due()
    assert anew is not None
    assert (anew.step, anew.alert_ts) == ("post", "")


@pytest.mark.parametrize(
    ("doubtful", "state"),
    [
        pytest.param(True, "doubtful", id="looked for before it is sent again"),
        pytest.param(False, "waiting", id="sent again"),
    ],
)
def test_a_dead_letter_can_be_sent_again(doubtful: bool, state: str, tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry()])
    outbox.wait(claimed(outbox), 5, LOST, 0.1, doubtful=doubtful)
    clock.go_on(DEFAULTS.expires + 1)
    assert outbox.due() is None
    (dead,) = outbox.deliveries(["dead"])

    assert outbox.retry(dead)

    found = outbox.due()
    assert found is not None
    assert found.state == state
    post(outbox)
    assert not outbox.retry(dead)


def test_what_is_held_is_looked_for_again(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    (accepted,) = outbox.accept([entry(hold=True)])
    outbox.wait(claimed(outbox), 0, LOST, 0.1, doubtful=True)
    outbox.hold(claimed(outbox), LOST, "Slack never said")
    held = outbox.find(accepted.id)

    assert outbox.due() is None
    assert outbox.tally() == Tally(held=1)
    assert outbox.retry(held)
    found = outbox.due()
    assert found is not None
    assert (found.state, found.hold) == ("doubtful", False)


def test_what_is_being_sent_or_was_sent_cannot_be_called_back(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry()])
    sending = claimed(outbox)
    before = outbox.cancel(sending)
    outbox.stored(sending, "1.1", STORED, 0.1)

    assert (before, outbox.cancel(sending)) == (False, False)


def test_only_what_is_settled_is_purged(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry()])
    post(outbox)
    outbox.accept([entry(key="waits")])
    clock.go_on(10)

    assert outbox.purge(clock.wall() - 11) == 0
    assert outbox.purge(clock.wall(), ["delivered", "waiting"]) == 1
    assert [one.key for one in outbox.deliveries()] == ["waits"]
    assert [one.key for one in outbox.history()] == ["disk"]


def test_tidying_forgets_what_is_old_and_takes_the_mark_away(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry()])
    marked = (tmp_path / "unsettled").exists()
    waiting = outbox.tidy()
    still_marked = (tmp_path / "unsettled").exists()
    post(outbox)
    clock.go_on(DEFAULTS.keep + 1)

    nothing = outbox.tidy()

    assert (marked, still_marked) == (True, True)
    assert (waiting, nothing) == (Tally(waiting=1), Tally())
    assert not (tmp_path / "unsettled").exists()
    assert outbox.deliveries() == []
    assert len(outbox.history()) == 1
    clock.go_on(DEFAULTS.keep_history)
    outbox.tidy()
    assert outbox.history() == []


def test_history_says_what_was_sent_and_how_long_it_took(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry(sender="anna@web-1")])
    clock.go_on(2)
    outbox.wait(claimed(outbox), 1, LOST, 0.5, doubtful=False)
    clock.go_on(2)
    done = post(outbox, "1.5")
    outbox.set_permalink(done, "https://acme.slack.com/p1")

    (line,) = outbox.history()

    assert (line.seconds, line.attempts, line.sender) == (4, 2, "anna@web-1")
    assert (line.ts, line.permalink) == ("1.5", "https://acme.slack.com/p1")
    assert [(one.step, one.outcome, one.code) for one in outbox.attempts(done)] == [
        ("post", "ambiguous", "status 500"),
        ("post", "stored", ""),
    ]
    assert outbox.history(since=line.settled + 1) == []


def test_a_delivery_is_found_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    first, _ = outbox.accept([entry(), entry(key="other")])

    assert outbox.find(first.id[:8]).id == first.id
    for wrong in ("", "zz", "%"):
        with pytest.raises(UsageError, match="no delivery"):
            outbox.find(wrong)


def test_whose_token_it_is_is_remembered(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    before = outbox.identity("digest")

    outbox.set_identity("digest", "T1", "E1")

    assert before is None
    assert Outbox(tmp_path).identity("digest") == ("T1", "E1")
