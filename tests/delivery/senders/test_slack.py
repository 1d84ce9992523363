from __future__ import annotations

import pytest
from slack_server import Fault, slack_server

from fixturectl.delivery.answers import Kind
from fixturectl.delivery.calls import Call, post
from fixturectl.delivery.connections import NotSentError
from fixturectl.delivery.senders.slack import SlackSender
from fixturectl.delivery.settings import DEFAULTS

CALL = post("C1", {"text": "hello"}, "key")


def test_a_call_that_writes_is_json_and_one_that_reads_a_form() -> None:
    with slack_server() as slack:
        sender = SlackSender(slack.url, "xoxb-none", DEFAULTS)
        posted = sender.send(CALL, "post")
        read = sender.ask("conversations.history", channel="C1", oldest=None, limit=5)

    assert (posted.kind, read.kind) == (Kind.STORED, Kind.STORED)
    assert posted.body["ts"] == read.body["messages"][0]["ts"]
    assert slack.calls[0][1]["link_names"] is False
    assert slack.calls[1][1] == {"channel": "C1", "limit": "5"}


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        ("limited", Kind.LIMITED),
        ("status", Kind.AMBIGUOUS),
        ("reset", Kind.AMBIGUOUS),
        ("close", Kind.AMBIGUOUS),
        ("truncated", Kind.AMBIGUOUS),
        ("no json", Kind.AMBIGUOUS),
        ("redirect", Kind.AMBIGUOUS),
        ("invalid_auth", Kind.STOP_TENANT),
    ],
)
def test_whatever_happens_is_an_answer(fault: str, kind: Kind) -> None:
    with slack_server(lambda *_: Fault(fault)) as slack:
        found = SlackSender(slack.url, "xoxb-none", DEFAULTS).send(CALL, "post")

    assert found.kind is kind


def test_an_answer_that_never_comes_is_not_waited_for() -> None:
    limits = DEFAULTS._replace(deadline=0.4)
    with slack_server(lambda *_: Fault("hang")) as slack:
        found = SlackSender(slack.url, "xoxb-none", limits).send(CALL, "post")

    assert found.kind is Kind.AMBIGUOUS


def test_where_nobody_is_nothing_was_sent() -> None:
    with slack_server() as slack:
        url = slack.url

    assert SlackSender(url, "xoxb-none", DEFAULTS).send(CALL, "post").kind is Kind.NOT_SENT


def test_a_call_may_be_stopped_before_its_first_byte() -> None:
    def no() -> None:
        raise NotSentError("too late")

    with slack_server() as slack:
        sender = SlackSender(slack.url, "xoxb-none", DEFAULTS)
        stopped = sender.send(CALL, "post", ready=no)
        after = sender.send(Call("chat.postMessage", CALL.arguments), "post")

    assert (stopped.kind, stopped.code) == (Kind.NOT_SENT, "Slack is not reached: too late")
    assert after.kind is Kind.STORED
    assert len(slack.calls) == 1
