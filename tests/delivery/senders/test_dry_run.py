from __future__ import annotations

from fixturectl.delivery.answers import Kind
from fixturectl.delivery.calls import post
from fixturectl.delivery.senders.dry_run import DryRun


def test_calls_are_kept_and_go_nowhere() -> None:
    sender, call = DryRun(), post("C1", {"text": "hello"}, "key")

    assert sender.send(call, "post").kind is Kind.STORED
    assert sender.calls == [call]
