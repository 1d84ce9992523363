from __future__ import annotations

from threading import Event, Thread
from time import monotonic, sleep
from typing import TYPE_CHECKING, Any

import pytest
from outboxes import LOST, STORED, SetClock, claimed, entry
from slack_server import Fault, Slack, slack_server

from fixturectl.delivery import courier as couriers
from fixturectl.delivery.courier import Courier
from fixturectl.delivery.identities import Identity
from fixturectl.delivery.outbox import Outbox, Tally
from fixturectl.delivery.outcomes import Outcomes
from fixturectl.delivery.senders.slack import SlackSender
from fixturectl.delivery.settings import DEFAULTS
from fixturectl.delivery.workspace import Workspace

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fixturectl.delivery.outbox import Delivery


class Place:
    """A courier whose clock stands still, and the Slack that it goes to."""

    def __init__(self, folder: Path, slack: Slack) -> None:
        self.slack = slack
        self.clock = SetClock()
        self.folder = folder
        self.outbox = Outbox(folder / "acme", DEFAULTS, self.clock)
        self.outbox.set_identity("digest", "T1", "")
        self.courier = self.another()

    def another(self) -> Courier:
        outbox = Outbox(self.folder / "acme", DEFAULTS, self.clock)
        sender = SlackSender(self.slack.url, "xoxb-none", DEFAULTS)

        def workspace(team: str) -> Workspace:
            return Workspace(self.folder / f"{team}.db", DEFAULTS, self.clock)

        return Courier(outbox, workspace, sender, Identity(outbox, sender, "digest", ""))


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    with slack_server() as slack:
        yield Place(tmp_path, slack)


def test_an_empty_outbox_asks_slack_nothing(place: Place) -> None:
    assert place.courier.next() == couriers.Round()
    assert place.slack.calls == []


def test_one_channel_gets_one_message_a_second(place: Place) -> None:
    place.outbox.accept([entry(key=f"{number}") for number in range(3)])

    first, second = place.courier.next(), place.another().next()
    place.clock.go_on(1)
    third = place.courier.next()

    assert first.done is not None
    assert second.wait == pytest.approx(1)
    assert third.done is not None
    assert len(place.slack.messages) == 2


def test_other_channels_do_not_wait(place: Place) -> None:
    place.outbox.accept([entry(channel="C1"), entry(channel="C1", key="b"), entry(channel="C2")])

    for _ in range(2):
        assert place.courier.next().done is not None

    assert [message.channel for message in place.slack.messages] == ["C1", "C2"]


def test_a_limited_channel_is_paused_for_everybody(place: Place) -> None:
    place.slack.plan = lambda _, number: Fault("limited", detail="30") if number == 0 else None
    place.outbox.accept([entry(), entry(key="b"), entry(channel="C2")])

    place.courier.next()
    place.clock.go_on(2)
    elsewhere = place.another().next()
    place.clock.go_on(2)
    here = place.another().next()
    place.clock.go_on(27)
    later = place.another().next()

    assert elsewhere.done is not None
    assert elsewhere.done.channel == "C2"
    assert here.wait is not None
    assert 0 < here.wait <= 27
    assert later.done is not None


def test_a_long_refusal_is_for_all_channels(place: Place) -> None:
    place.slack.errors = {"chat.postMessage": "message_limit_exceeded"}
    place.outbox.accept([entry(), entry(channel="C2")])

    place.courier.next()
    place.clock.go_on(DEFAULTS.long_wait - 1)
    closed = place.another().next()

    assert closed.wait is not None
    assert closed.wait > 0
    assert len(place.slack.calls) == 1


def test_the_breaker_lets_two_hundred_jobs_not_wait_each(place: Place) -> None:
    place.slack.plan = lambda *_: Fault("status")
    place.outbox.accept([entry(channel=f"C{number}") for number in range(9)])
    for _ in range(5):
        place.courier.next()
        place.clock.go_on(1)

    closed = place.another().next()

    assert closed.wait is not None
    assert closed.wait > 25
    assert len(place.slack.faults) == 5


def test_in_quarantine_nothing_is_asked(place: Place) -> None:
    place.slack.plan = lambda _, number: Fault("close", after=True) if number == 0 else None
    place.outbox.accept([entry()])

    place.courier.next()
    place.clock.go_on(9)
    waits = place.courier.next()
    place.clock.go_on(2)
    found = place.courier.next()

    assert waits.wait == pytest.approx(1)
    assert found.done is not None
    assert place.outbox.find(found.done.id).state == "delivered"
    assert [method for method, _ in place.slack.calls] == [
        "chat.postMessage",
        "conversations.history",
    ]


def test_a_look_up_that_fails_is_made_again(place: Place) -> None:
    (accepted,) = place.outbox.accept([entry()])
    place.outbox.wait(claimed(place.outbox), 0, LOST, 0.1, doubtful=True)
    faults = [Fault("status"), Fault("limited", detail="3"), Fault("close"), None, None]
    place.slack.plan = lambda _, number: faults[number]

    for _ in range(4):
        place.clock.go_on(300)
        place.courier.next()

    assert place.outbox.find(accepted.id).state == "delivered"
    assert len(place.slack.faults) == 3
    assert len(place.slack.messages) == 1


def test_the_degraded_form_is_sent_once(place: Place) -> None:
    place.slack.errors = {"chat.postMessage": "invalid_blocks"}
    (accepted,) = place.outbox.accept([entry()])

    for _ in range(3):
        place.courier.next()
        place.clock.go_on(2)

    assert len(place.slack.asked("chat.postMessage")) == 2
    assert place.outbox.find(accepted.id).state == "dead"
    assert place.outbox.tally() == Tally(dead=2)


def _flush(place: Place, most: int = 40) -> None:
    """Send until nothing is left to send, in no time."""
    for _ in range(most):
        done = place.courier.next()
        if done.done is None and done.wait is None:
            return
        place.clock.go_on(done.wait or 1)


def test_a_code_that_nobody_documents_is_tried_a_few_times_then_named(place: Place) -> None:
    place.slack.errors = {"chat.postMessage": "made_up_yesterday"}
    (accepted,) = place.outbox.accept([entry()])

    _flush(place)

    # Each form five times, and a look-up after each refusal: Slack may have it nevertheless.
    assert len(place.slack.asked("chat.postMessage")) == 10
    assert len(place.slack.asked("conversations.history")) >= 10
    dead = place.outbox.find(accepted.id)
    assert (dead.state, dead.degraded) == ("dead", True)
    assert "made_up_yesterday, which Slack documents nowhere" in dead.note
    # It is no sign that Slack can't be reached: the breaker stays closed for everybody else.
    assert place.courier.workspace.closed().everywhere == 0

    place.slack.errors = {}
    place.outbox.retry(dead)
    _flush(place)

    assert place.outbox.find(accepted.id).state == "delivered"


def test_a_code_that_nobody_documents_may_hide_that_slack_has_it(place: Place) -> None:
    place.slack.plan = lambda _, number: (
        Fault("made_up_yesterday", after=True) if number == 0 else None
    )
    (accepted,) = place.outbox.accept([entry()])

    _flush(place)

    assert place.outbox.find(accepted.id).state == "delivered"
    assert len(place.slack.messages) == 1


def test_a_message_that_slack_stumbles_over_stops_no_other(place: Place) -> None:
    place.slack.plan = lambda method, _: Fault("status") if method == "chat.postMessage" else None
    place.outbox.accept([entry()])
    for _ in range(8):
        place.clock.go_on(300)
        place.courier.next()

    assert len(place.slack.faults) == 8
    assert place.courier.workspace.closed().everywhere == 0


def test_a_look_up_refused_for_no_known_reason_is_tried_a_few_times(place: Place) -> None:
    place.slack.plan = lambda _, number: Fault("close") if number == 0 else None
    place.slack.errors = {"conversations.history": "made_up_yesterday"}
    (accepted,) = place.outbox.accept([entry()])

    _flush(place)

    done = place.outbox.find(accepted.id)
    assert (done.state, done.degraded, done.possible_duplicate) == ("delivered", False, True)
    assert len(place.slack.asked("conversations.history")) == 6
    assert len(place.slack.asked("chat.postMessage")) == 1


def test_an_update_refused_for_no_known_reason_is_posted_in_the_thread(place: Place) -> None:
    place.outbox.accept([entry()])
    _flush(place)
    (worse,) = place.outbox.accept([entry(fingerprint="worse")])
    place.slack.errors = {"chat.update": "made_up_yesterday"}

    _flush(place)

    done = place.outbox.find(worse.id)
    assert (done.state, done.degraded) == ("delivered", False)
    assert "posted anew in the thread" in done.note
    assert len(place.slack.asked("chat.update")) == 5


def test_where_there_is_no_thread_it_is_posted_anew(place: Place) -> None:
    place.outbox.accept([entry()])
    place.courier.next()
    (worse,) = place.outbox.accept([entry(fingerprint="worse")])
    place.slack.errors = {"chat.update": "message_not_found"}
    place.slack.plan = lambda _, number: Fault("thread_not_found") if number == 2 else None

    for _ in range(3):
        place.clock.go_on(2)
        place.courier.next()

    done = place.outbox.find(worse.id)
    assert (done.state, done.ts) == ("delivered", place.slack.messages[1].ts)
    assert "posted anew: there is no thread" in done.note
    assert "thread_ts" not in place.slack.messages[1].body


@pytest.mark.parametrize(
    ("fault", "least"),
    [
        pytest.param(Fault("limited", detail="30"), 30, id="too many"),
        pytest.param(Fault("status"), 0, id="broken"),
    ],
)
def test_whose_token_it_is_is_asked_again(fault: Fault, least: float, place: Place) -> None:
    place.outbox.set_identity("other", "T2", "")
    outbox = Outbox(place.folder / "new", DEFAULTS, place.clock)
    sender = SlackSender(place.slack.url, "xoxb-none", DEFAULTS)
    courier = Courier(
        outbox,
        lambda team: Workspace(place.folder / f"{team}.db", DEFAULTS, place.clock),
        sender,
        Identity(outbox, sender, "unknown", ""),
    )
    outbox.accept([entry()])
    place.slack.plan = lambda _, number: fault if number == 0 else None

    waits = courier.next()
    place.clock.go_on(31)
    known, done = courier.next(), courier.next()

    assert waits.wait is not None
    assert waits.wait >= least
    assert (known.done, known.wait) == (None, 0)
    assert done.done is not None
    assert courier.identity.team == "T0123456789"
    courier.close()


def test_what_another_took_meanwhile_is_left_to_it(place: Place) -> None:
    place.outbox.accept([entry()])
    seen = place.outbox.due()
    assert seen is not None
    other = place.another()
    other.next()

    assert place.courier._claim(seen) is None  # noqa: SLF001 - between looking and claiming
    assert len(place.slack.messages) == 1


def test_a_token_that_is_refused_while_looking_stops_it(place: Place) -> None:
    place.outbox.accept([entry()])
    place.outbox.wait(claimed(place.outbox), 0, LOST, 0.1, doubtful=True)
    place.slack.errors = {"conversations.history": "token_revoked"}

    place.courier.next()

    assert place.courier.refusal is not None
    assert place.courier.refusal.code == "token_revoked"
    assert place.courier.next() == couriers.Round()
    assert place.outbox.tally() == Tally(waiting=1)


def test_a_stopped_process_does_not_post_what_is_somebody_elses(place: Place) -> None:
    place.outbox.accept([entry()])
    place.outbox.wait(claimed(place.outbox), 0, LOST, 0.1, doubtful=True)
    stopped = place.courier
    asks = stopped.sender.ask

    def stop_while_asking(method: str, **arguments: Any) -> object:
        answer = asks(method, **arguments)
        place.clock.go_on(DEFAULTS.lease + DEFAULTS.quarantine + 1)
        place.another().outbox.due()
        place.clock.go_on(DEFAULTS.quarantine)
        assert place.another().next().done is not None
        return answer

    stopped.sender.ask = stop_while_asking  # type: ignore[method-assign,assignment] # stops here

    stopped.next()

    assert len(place.slack.messages) == 1
    assert place.outbox.tally() == Tally()


def test_settling_ends_with_what_was_asked_for(place: Place) -> None:
    own, _ = place.outbox.accept([entry(channel="C1"), entry(channel="C2")])

    place.courier.settle([own.id], monotonic() + 60, {"C1"}, Event())
    settled = len(place.slack.messages)
    place.courier.drain(monotonic() + 60, Event())

    assert settled == 1
    assert len(place.slack.messages) == 2


def test_a_storm_in_one_channel_is_sent_in_order_and_lets_others_pass(place: Place) -> None:
    place.outbox.accept(
        [entry(key=f"{number}", title=f"{number}", urgency=1) for number in range(400)]
    )
    sent: list[str] = []
    seconds = 0
    while True:
        done = place.courier.next()
        if done.done is not None:
            sent.append(done.done.title)
        elif done.wait is None:
            break
        else:
            place.clock.go_on(done.wait)
            seconds += round(done.wait)
        if len(sent) == 200 and "elsewhere" not in sent:
            critical = entry(key="critical", title="critical", urgency=3)
            place.outbox.accept([critical, entry(channel="C2", title="elsewhere", urgency=0)])

    assert len(place.slack.messages) == 402
    assert seconds == pytest.approx(400, abs=5)
    assert sent[200:202] in (["critical", "elsewhere"], ["elsewhere", "critical"])
    storm = [int(title) for title in sent if title.isdecimal()]
    assert storm == sorted(storm)


def test_tenants_of_one_workspace_share_its_rates(place: Place) -> None:
    outbox = Outbox(place.folder / "other", DEFAULTS, place.clock)
    outbox.set_identity("digest", "T1", "")
    sender = SlackSender(place.slack.url, "xoxb-none", DEFAULTS)
    other = Courier(
        outbox,
        lambda team: Workspace(place.folder / f"{team}.db", DEFAULTS, place.clock),
        sender,
        Identity(outbox, sender, "digest", ""),
    )
    place.outbox.accept([entry()])
    outbox.accept([entry(tenant="other"), entry(tenant="other", channel="C2")])

    place.courier.next()
    elsewhere, here = other.next(), other.next()
    place.clock.go_on(1)
    later = other.next()

    assert elsewhere.done is not None
    assert elsewhere.done.channel == "C2"
    assert here.done is None
    assert later.done is not None


def test_outcomes_are_recorded_for_those_who_ask_why(place: Place) -> None:
    place.outbox.accept([entry()])
    place.slack.errors = {"chat.postMessage": "is_archived"}
    done = place.courier.next().done

    assert done is not None
    assert isinstance(place.courier.outcomes, Outcomes)
    assert [(one.step, one.outcome, one.code) for one in place.outbox.attempts(done)] == [
        ("post", "stop_channel", "is_archived")
    ]


def test_a_process_that_was_stopped_with_its_claim_sends_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.outbox.accept([entry()])
    claim = place.courier.outbox.claim

    def stopped(*arguments: Any) -> Delivery | None:
        found = claim(*arguments)
        place.clock.go_on(DEFAULTS.lease + 1)
        return found

    monkeypatch.setattr(place.courier.outbox, "claim", stopped)
    place.courier.next()

    assert place.slack.messages == []


def test_what_another_process_sends_is_waited_for(place: Place, tmp_path: Path) -> None:
    own = place.outbox.accept([entry()])[0]
    theirs = claimed(place.outbox, "another process")

    def end() -> None:
        sleep(0.3)
        Outbox(tmp_path / "acme", DEFAULTS, place.clock).stored(theirs, "1.1", STORED, 0.3)

    other = Thread(target=end)
    other.start()
    # Its claim counts for longer than this one waits.
    place.courier.settle([own.id], monotonic() + 60, {theirs.channel}, Event())
    settled = place.outbox.find(own.id).state
    other.join()

    assert settled == "delivered"
