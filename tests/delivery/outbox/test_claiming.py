from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from outboxes import LOST, STORED, SetClock, claimed, entry, post

from fixturectl.delivery.outbox import Outbox
from fixturectl.delivery.settings import DEFAULTS

if TYPE_CHECKING:
    from pathlib import Path


def _order(outbox: Outbox) -> list[str]:
    found: list[str] = []
    while outbox.due() is not None:
        found.append(post(outbox, f"1.{len(found)}").title)
    return found


def test_the_most_urgent_goes_first_and_then_the_oldest(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    for name, urgency in (("info", 0), ("warning", 1), ("critical", 3), ("critical too", 3)):
        outbox.accept([entry(key=name, title=name, urgency=urgency)])
        clock.go_on(1)

    assert _order(outbox) == ["critical", "critical too", "warning", "info"]


def test_what_waits_long_grows_urgent(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry(key="old", title="old info", urgency=0)])
    clock.go_on(3 * DEFAULTS.ageing + 1)
    outbox.accept([entry(key="new", title="new critical", urgency=3)])

    assert _order(outbox) == ["old info", "new critical"]


def test_nothing_of_an_alert_overtakes_what_is_older(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry(title="fires", urgency=0)])
    outbox.accept([entry(title="is worse", urgency=3, fingerprint="worse")])
    first = claimed(outbox)

    while_it_is_sent = outbox.due()
    outbox.wait(first, 60, LOST, 0.1, doubtful=True)
    while_it_is_in_doubt = outbox.due()
    clock.go_on(61)

    assert (while_it_is_sent, while_it_is_in_doubt) == (None, None)
    assert _order(outbox) == ["fires", "is worse"]


def test_only_one_gets_a_delivery(tmp_path: Path) -> None:
    one, other = Outbox(tmp_path), Outbox(tmp_path)
    one.accept([entry()])
    seen, seen_too = one.due(), other.due()
    assert seen is not None
    assert seen_too is not None

    assert one.claim(seen, "one") is not None
    assert other.claim(seen_too, "other") is None
    assert other.due() is None


def test_a_blocked_channel_lets_the_others_pass(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry(channel="C1"), entry(channel="C2", urgency=0)])

    found = outbox.due({"C1"})

    assert found is not None
    assert found.channel == "C2"
    assert outbox.due({"C1", "C2"}) is None


def test_only_some_channels_can_be_asked_for(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry(channel="C1"), entry(channel="C2", urgency=0)])

    found = outbox.due(within={"C2"})

    assert found is not None
    assert found.channel == "C2"
    assert outbox.due({"C2"}, within={"C2"}) is None
    assert outbox.next_moment({"C2"}) == 0
    assert outbox.next_moment({"C3"}) is None


def test_what_slack_had_before_the_first_call_is_kept(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry()])
    kept = []
    for after in ("1.1", "1.2"):
        found = outbox.due()
        assert found is not None
        taken = outbox.claim(found, "me", after)
        assert taken is not None
        assert outbox.is_claimed(taken)
        outbox.wait(taken, 0, LOST, 0.1, doubtful=True)
        assert not outbox.is_claimed(taken)
        kept.append(taken.after)

    assert kept == ["1.1", "1.1"]


def test_a_claim_whose_process_died_is_in_doubt(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry()])
    dead = claimed(outbox, "a process that is killed")

    clock.go_on(DEFAULTS.lease - 1)
    before = outbox.due()
    clock.go_on(2)
    in_quarantine = outbox.due()
    clock.go_on(DEFAULTS.quarantine)
    after = outbox.due()

    assert (before, in_quarantine) == (None, None)
    assert after is not None
    assert (after.id, after.state, after.doubted) == (dead.id, "doubtful", True)


def test_whoever_lost_the_claim_can_record_success_but_not_failure(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry()])
    slow = claimed(outbox, "a stopped process")
    clock.go_on(DEFAULTS.lease + DEFAULTS.quarantine + 1)
    other = claimed(outbox, "another")

    outbox.wait(slow, 500, LOST, 0.1, doubtful=False)
    still = outbox.find(slow.id)
    outbox.stored(slow, "1.1", STORED, 40)

    assert (still.state, still.owner) == ("sending", "another")
    assert outbox.find(slow.id).state == "delivered"
    outbox.wait(other, 1, LOST, 0.1, doubtful=True)
    assert outbox.find(slow.id).state == "delivered"


@pytest.mark.parametrize("seconds", [3600, -3600])
def test_setting_the_clock_changes_no_lease_and_no_wait(seconds: float, tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry()])
    outbox.wait(claimed(outbox), 10, LOST, 0.1, doubtful=True)

    clock.set_back(seconds)
    again = Outbox(tmp_path, clock=clock)
    before = again.due()
    clock.go_on(11)

    assert before is None
    assert again.due() is not None


def test_a_clock_without_memory_that_is_set_back_makes_nothing_wait_for_ever(
    tmp_path: Path,
) -> None:
    clock = SetClock()
    clock.boot = ""
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry()])
    claimed(outbox)

    clock.passed -= 86_400
    claimed_too_early = outbox.due()
    clock.go_on(DEFAULTS.lease + 1)
    outbox.due()
    clock.go_on(DEFAULTS.quarantine + 1)

    assert claimed_too_early is None
    assert outbox.due() is not None


def test_it_knows_when_to_look_again(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    nothing = outbox.next_moment()
    outbox.accept([entry()])
    now = outbox.next_moment()
    outbox.wait(claimed(outbox), 30, LOST, 0.1, doubtful=False)

    assert (nothing, now) == (None, 0)
    assert outbox.next_moment() == pytest.approx(30)


def test_what_slack_had_before_a_killed_process_called_is_kept(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry()])
    kept = []
    # Others go on in the channel while nobody knows of this one: it is not newer than theirs.
    for after in ("1.1", "60.1", "120.1"):
        found = outbox.due()
        assert found is not None
        taken = outbox.claim(found, "a process that is killed", after)
        assert taken is not None
        kept.append(taken.after)
        clock.go_on(DEFAULTS.lease + 1)
        outbox.due()
        clock.go_on(DEFAULTS.quarantine)

    assert kept == ["1.1", "1.1", "1.1"]


def test_an_alert_that_opens_anew_does_not_overtake_the_one_before(tmp_path: Path) -> None:
    clock = SetClock()
    outbox = Outbox(tmp_path, clock=clock)
    outbox.accept([entry(title="fires")])
    outbox.accept([entry(title="is resolved", status="resolved", fingerprint="resolved")])
    outbox.accept([entry(title="fires again")])
    outbox.accept([entry(title="something else", key="other")])
    outbox.wait(claimed(outbox), 60, LOST, 0.1, doubtful=True)

    while_the_first_is_in_doubt = _order(outbox)
    clock.go_on(61)

    assert while_the_first_is_in_doubt == ["something else"]
    # What resolves it changes its message and replies to it.
    assert _order(outbox) == ["fires", "is resolved", "is resolved", "fires again"]


def test_what_is_held_for_somebody_keeps_no_new_alert_back(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry(title="fires")])
    outbox.hold(claimed(outbox), LOST, "nobody knows")
    outbox.accept([entry(title="is worse", fingerprint="worse")])
    of_the_same_alert = outbox.due()
    outbox.accept([entry(title="by hand", repeat=True)])

    assert of_the_same_alert is None
    assert _order(outbox) == ["by hand"]
