from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from outboxes import CHANNEL, STORED, claimed, entry, post

from fixturectl.delivery.calls import call_of, is_marked, notification
from fixturectl.delivery.outbox import Outbox

if TYPE_CHECKING:
    from pathlib import Path


def test_the_calls_of_an_alert(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry()])
    first = claimed(outbox)
    outbox.stored(first, "1.5", STORED, 0.1)
    outbox.accept([entry(status="resolved", fingerprint="done", payload={"text": "It is over"})])

    posted = call_of(first)
    changed = call_of(claimed(outbox))

    assert posted.method == "chat.postMessage"
    assert posted.arguments["channel"] == CHANNEL
    assert is_marked(posted.arguments, first.id)
    assert changed.method == "chat.update"
    assert {
        name: changed.arguments[name] for name in ("ts", "text", "blocks", "attachments", "parse")
    } == {"ts": "1.5", "text": "It is over", "blocks": [], "attachments": [], "parse": "none"}


def test_a_reply_says_what_a_phone_shows(tmp_path: Path) -> None:
    outbox = Outbox(tmp_path)
    outbox.accept([entry()])
    post(outbox, "1.5")
    bar = {"attachments": [{"color": "#2EB67D", "fallback": "It is over", "blocks": []}]}
    outbox.accept([entry(status="resolved", fingerprint="done", payload=bar)])
    post(outbox, "1.5")

    reply = claimed(outbox)

    arguments = call_of(reply).arguments
    assert (arguments["text"], arguments["thread_ts"]) == ("It is over", "1.5")
    assert "attachments" not in arguments
    assert is_marked(arguments, f"{reply.id}.reply")


@pytest.mark.parametrize(
    ("payload", "shown"),
    [
        pytest.param({"text": "a", "blocks": []}, "a", id="text"),
        pytest.param({"attachments": [{"fallback": "b"}]}, "b", id="a bar"),
        pytest.param({"attachments": [{"color": "#000"}], "text": "c"}, "c", id="a bar without"),
        pytest.param({}, "", id="nothing"),
    ],
)
def test_notification(payload: dict[str, object], shown: str) -> None:
    assert notification(payload) == shown


@pytest.mark.parametrize(
    "message",
    [
        {},
        {"metadata": None},
        {"metadata": "x"},
        {"metadata": {"event_type": "other", "event_payload": {"key": "k"}}},
        {"metadata": {"event_type": "fixturectl_delivery", "event_payload": {"key": "l"}}},
        {"metadata": {"event_type": "fixturectl_delivery", "event_payload": ["k"]}},
    ],
)
def test_other_messages_are_not_ours(message: dict[str, object]) -> None:
    assert not is_marked(message, "k")
