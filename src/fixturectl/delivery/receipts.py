"""What became of one message: the receipt, and the exit status that it means."""

from __future__ import annotations

from typing import Literal, NamedTuple

State = Literal["waiting", "sending", "doubtful", "held", "delivered", "dead", "cancelled"]
LIVE: tuple[State, ...] = ("waiting", "sending", "doubtful", "held")

DONE = 0
DEGRADED = 1
UNDELIVERED = 75
HELD = 76
REFUSED = 77
_WORST_FIRST = (74, HELD, REFUSED, UNDELIVERED, 3, 2, DEGRADED, DONE)


class Receipt(NamedTuple):
    """One accepted message as it stands now.

    `ts` and `permalink` are Slack's, empty until it has the message. `repeated`: the same message
    was accepted before, and this is that one. `possible_duplicate`: Slack may show it twice.
    `refused`: it is kept, but nothing can be sent for this tenant until somebody acts. `note` says
    in words why it is not delivered, or what was done instead.
    """

    id: str
    tenant: str
    fixture: str
    channel: str
    state: State
    ts: str = ""
    permalink: str = ""
    degraded: bool = False
    repeated: bool = False
    possible_duplicate: bool = False
    refused: bool = False
    note: str = ""

    @property
    def status(self) -> int:
        """The exit status of a command whose one message this is."""
        if self.state == "delivered":
            return DEGRADED if self.degraded else DONE
        if self.state == "held":
            return HELD
        refused = self.refused or self.state in {"dead", "cancelled"}
        return REFUSED if refused else UNDELIVERED


def worst(statuses: list[int]) -> int:
    """Return the exit status of several: 74, 76, 77, 75, 3, 2, 1, 0."""
    return min(statuses, key=_WORST_FIRST.index, default=DONE)
