"""Fits a message into Slack's limits: what is too long or too much is cut, the rest is as it was.

What is cut at all is cut to a length that no source contests. What can't be cut (an address, an
id, a value of a fixed set) is left out with as little around it as Slack's rules allow.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from fixturectl import blocks
from fixturectl.rendering.fitting.edits import Edits
from fixturectl.rendering.fitting.repairs import Repair, repair

__all__ = ["Fitted", "Repair", "fit"]


class Fitted(NamedTuple):
    """A payload and what was done to it; `breaches` are the errors that nothing could be done for.

    Those are left only where no part of the message is sound.
    """

    payload: dict[str, Any]
    repairs: tuple[Repair, ...]
    breaches: tuple[blocks.Breach, ...]


def fit(payload: dict[str, Any]) -> Fitted:
    """Return the body of a message so that Slack accepts it.

    Strings that are `Leaf`s keep their origins. The payload given is not changed; a payload that
    breaks no rule is returned itself.
    """
    repairs: list[Repair] = []
    while errors := [breach for breach in blocks.check(payload) if breach.level == "error"]:
        edits = Edits()
        done = repair(payload, errors, edits)
        if not edits:
            return Fitted(payload, tuple(repairs), tuple(errors))
        repairs += done
        payload = edits.made(payload)
    return Fitted(payload, tuple(repairs), ())
