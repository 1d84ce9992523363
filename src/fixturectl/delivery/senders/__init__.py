"""Ways out, one per file: each takes a call for a delivery and says what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from fixturectl.delivery.answers import Answer
    from fixturectl.delivery.calls import Call


class Sender(Protocol):
    """What carries calls to where they go."""

    def send(self, call: Call, step: str) -> Answer:
        """Make a call for a delivery's step, and return what it came to; raises nothing."""
