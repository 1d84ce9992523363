"""Nowhere: keeps the calls that would be made, and answers as Slack does when all is well."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.delivery.answers import Answer, Kind

if TYPE_CHECKING:
    from fixturectl.delivery.calls import Call

NO_TS = "0000000000.000000"


class DryRun:
    """A sender without a token; `calls` are those that were to be made."""

    def __init__(self) -> None:
        self.calls: list[Call] = []

    def send(self, call: Call, step: str) -> Answer:  # noqa: ARG002 - as every sender
        self.calls.append(call)
        return Answer(Kind.STORED, body={"ok": True, "ts": NO_TS})
