from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from outboxes import STORED, claimed, entry
from slack_server import Fault, slack_server

from fixturectl.delivery.answers import Kind
from fixturectl.delivery.calls import call_of, post
from fixturectl.delivery.lookups import Found, look_up
from fixturectl.delivery.outbox import Outbox
from fixturectl.delivery.senders.slack import SlackSender
from fixturectl.delivery.settings import DEFAULTS

if TYPE_CHECKING:
    from pathlib import Path


def test_a_message_is_found_on_any_page(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry()])
    mine = claimed(outbox)
    with slack_server() as slack:
        sender = SlackSender(slack.url, "xoxb-none", DEFAULTS)
        absent = look_up(sender, mine, "")
        stored = sender.send(call_of(mine), "post")
        for number in range(120):
            slack.answer(
                "chat.postMessage",
                post(mine.channel, {"text": "x"}, f"{number}").arguments,
                late=False,
            )
        found = look_up(sender, mine, "")
        too_new = look_up(sender, mine, slack.messages[0].ts)

    assert absent == Found()
    assert found == Found(stored.body["ts"])
    assert too_new == Found()
    assert len(slack.asked("conversations.history")) == 1 + 3 + 3


def test_a_page_that_leads_to_no_other_is_not_the_last(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry()])
    with slack_server() as slack:
        slack.answers = {"conversations.history": {"ok": True, "messages": [], "has_more": True}}
        found = look_up(SlackSender(slack.url, "xoxb-none", DEFAULTS), claimed(outbox), "")

    assert found.answer is not None
    assert (found.permitted, found.unsure) == (True, True)


def test_a_reply_is_looked_for_in_its_thread(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry()])
    with slack_server() as slack:
        sender = SlackSender(slack.url, "xoxb-none", DEFAULTS)
        first = claimed(outbox)
        ts = sender.send(call_of(first), "post").body["ts"]
        outbox.stored(first, ts, STORED, 0.1)
        outbox.accept([entry(status="resolved", fingerprint="done")])
        outbox.stored(claimed(outbox), ts, STORED, 0.1)
        reply = claimed(outbox)
        absent = look_up(sender, reply, "")
        stored = sender.send(call_of(reply), "reply")
        found = look_up(sender, reply, "")

    assert absent == Found()
    assert found == Found(stored.body["ts"])
    assert len(slack.asked("conversations.replies")) == 2


@pytest.mark.parametrize(
    ("error", "permitted"),
    [
        pytest.param("missing_scope", False, id="no scope for it"),
        pytest.param("not_in_channel", False, id="not in the channel"),
        pytest.param("made_up_yesterday", True, id="who knows"),
        pytest.param("invalid_auth", True, id="the token is gone"),
        pytest.param("ratelimited", True, id="too many"),
        pytest.param("fatal_error", True, id="broken for now"),
        pytest.param("service_unavailable", True, id="away for now"),
    ],
)
def test_a_refusal_for_good_is_told_from_one_that_passes(
    error: str, permitted: bool, tmp_path: Path
) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry()])
    with slack_server() as slack:
        slack.errors = {"conversations.history": error}
        found = look_up(SlackSender(slack.url, "xoxb-none", DEFAULTS), claimed(outbox), "")

    assert found.answer is not None
    assert (found.ts, found.answer.code, found.permitted) == ("", error, permitted)


@pytest.mark.parametrize("fault", ["status", "close", "no json", "redirect"])
def test_a_failure_tells_nothing(fault: str, tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry()])
    with slack_server(lambda *_: Fault(fault)) as slack:
        found = look_up(SlackSender(slack.url, "xoxb-none", DEFAULTS), claimed(outbox), "")

    assert found.answer is not None
    assert (found.answer.kind, found.permitted) == (Kind.AMBIGUOUS, True)
