"""Cut a message to Slack's limits, and say what was cut."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl import blocks
from fixturectl.rendering.breaches import breaches, diagnostic
from fixturectl.rendering.fitting import fit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.messages import Message


def fitted(message: Message) -> Message:
    """Return the message as Slack accepts it; what was cut is in its `problems`, as warnings.

    An error that is left there has no cure: no part of the message is sound.
    """
    found = fit(message.payload)
    if not found.repairs:
        return message
    fits = message._replace(payload=found.payload)
    done = [
        diagnostic(message, one.breach, f"{one.said}; {one.done}", one.place, "warning")
        for one in found.repairs
    ]
    return fits._replace(problems=(*_others(message), *done, *breaches(fits)))


def _others(message: Message) -> Iterator[Diagnostic]:
    """Yield the problems that are not about Slack's rules: those are told of what fits."""
    return (problem for problem in message.problems if problem.check not in blocks.CHECKS)
