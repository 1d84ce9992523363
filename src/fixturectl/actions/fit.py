"""Cut a message to Slack's limits, and say what was cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.rendering.breaches import diagnostic
from fixturectl.rendering.fitting import fit

if TYPE_CHECKING:
    from fixturectl.rendering.messages import Message


def fitted(message: Message) -> Message:
    """Return the message as Slack accepts it; what was cut is in its `problems`, as warnings.

    An error that is left there has no cure: no part of the message is sound.
    """
    found = fit(message.payload)
    if not found.repairs:
        return message
    done = [
        diagnostic(message, one.breach, f"{one.said}; {one.done}", one.place, "warning")
        for one in found.repairs
    ]
    return message._replace(payload=found.payload, remarks=(*message.remarks, *done))
