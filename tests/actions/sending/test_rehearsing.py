from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sending_store import ADDRESS, CRITICAL, environment, write_store
from slack_server import slack_server

from fixturectl import Store
from fixturectl.actions.sending import Order, Way, send
from fixturectl.actions.sending.rehearsing import rehearse
from fixturectl.errors import RefusedError

if TYPE_CHECKING:
    from pathlib import Path

ORDER = Order(ADDRESS, variables={"host": "db-1", "password": "s3cret"}, key="disk")


def test_a_dry_run_shows_the_call_and_leaves_nothing_behind(tmp_path: Path) -> None:
    store = Store(write_store(tmp_path / "store"))
    environ = {"XDG_STATE_HOME": str(tmp_path / "state")}

    found = rehearse(store, ORDER, Way(environ=environ))

    (call,) = found.calls
    assert (found.channel, found.severity, found.verdict) == (CRITICAL, "critical", "a new message")
    assert (found.url, call.method) == ("https://slack.com/api/", "chat.postMessage")
    assert call.arguments["channel"] == CRITICAL
    assert call.arguments["text"] == "The disk is full: db-1"
    assert "[masked]" in str(call.arguments)
    assert "s3cret" not in str(found)
    assert not (tmp_path / "state").exists()


def test_it_knows_what_was_sent_before(tmp_path: Path) -> None:
    store = Store(write_store(tmp_path / "store"))
    with slack_server() as slack:
        way = Way(environ=environment(slack, tmp_path / "state"))
        ts = send(store, ORDER, way).receipt.ts
        same = rehearse(store, ORDER, way)
        resolved = rehearse(store, ORDER._replace(status="resolved"), way)

    assert (same.calls, same.verdict) == (
        (),
        "nothing to do: the same message was sent before",
    )
    assert [call.method for call in resolved.calls] == ["chat.update", "chat.postMessage"]
    assert resolved.calls[0].arguments["ts"] == resolved.calls[1].arguments["thread_ts"] == ts
    assert len(slack.messages) == 1


def test_a_degraded_one_says_so(tmp_path: Path) -> None:
    found = rehearse(
        Store(write_store(tmp_path / "store")),
        Order(ADDRESS),
        Way(environ={"XDG_STATE_HOME": str(tmp_path)}),
    )

    assert (found.degraded, found.verdict) == (True, "degraded: a new message")


def test_what_may_not_be_sent_is_not_rehearsed(tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        rehearse(Store(write_store(tmp_path)), ORDER._replace(channel="C9"), Way())
