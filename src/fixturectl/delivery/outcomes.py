"""What an answer does to a delivery, to its channel and to everybody who sends there."""

from __future__ import annotations

import random
from itertools import takewhile
from typing import TYPE_CHECKING

from fixturectl.delivery.answers import Answer, Kind
from fixturectl.delivery.waiting import backoff
from fixturectl.delivery.workspace import EVERYWHERE

if TYPE_CHECKING:
    from collections.abc import Callable

    from fixturectl.delivery.lookups import Found
    from fixturectl.delivery.outbox import Delivery, Outbox
    from fixturectl.delivery.settings import Settings
    from fixturectl.delivery.workspace import Workspace

# Of one form of a message that Slack refuses by a code that nobody documents; of a look-up that
# something refuses so that it may pass, and may not.
_TRIES = 5
_LOOK_UP = "look-up"
_UNKNOWN, _KNOWN = Kind.UNDOCUMENTED.name.lower(), Kind.BAD_MESSAGE.name.lower()


class Outcomes:
    """Records answers; `refusal` is the one that refuses the token, once there is one."""

    def __init__(self, outbox: Outbox, workspace: Workspace, limits: Settings) -> None:
        self._outbox = outbox
        self._workspace = workspace
        self._limits = limits
        self.refusal: Answer | None = None

    def record(self, mine: Delivery, answer: Answer, took: float) -> None:
        """Do what the answer to a delivery's step asks for."""
        if answer.unreachable:
            self._workspace.missed()
        else:
            self._workspace.reached()
        acts: dict[Kind, Callable[[Delivery, Answer, float], None]] = {
            Kind.STORED: self._stored,
            Kind.LIMITED: self._limited,
            Kind.LONG_WAIT: self._long_wait,
            Kind.AMBIGUOUS: self._ambiguous,
            Kind.UNDOCUMENTED: self._ambiguous,
            Kind.NOT_SENT: self._not_sent,
            Kind.STOP_TENANT: self._stop_tenant,
            Kind.STOP_CHANNEL: self._stop_channel,
            Kind.BAD_MESSAGE: self._bad_message,
            Kind.NO_UPDATE: self._no_update,
            Kind.NO_THREAD: self._no_thread,
        }
        acts[answer.kind](mine, answer, took)

    def found(self, mine: Delivery, ts: str, took: float) -> None:
        """Record that a look-up found the message."""
        self._workspace.reached()
        self._outbox.stored(mine, ts, Answer(Kind.STORED, "found in the channel"), took)

    def unknown(self, mine: Delivery, found: Found, took: float) -> bool:
        """Record that a look-up told nothing; return whether the message is to be posted anyway."""
        answer = found.answer or Answer(Kind.AMBIGUOUS)
        unsure = found.unsure and self._looked_in_vain(mine, answer.code) >= _TRIES
        mine = mine._replace(steps=(_LOOK_UP,))  # what the answer is recorded for
        if answer.unreachable:
            self._workspace.missed()
        if unsure or not found.permitted:
            said = f"Slack may have it, and looking for it is refused: {answer.code}"
            if mine.hold:
                self._outbox.hold(mine, answer, said)
                return False
            self._outbox.suspect(mine, answer, f"may be there twice: {said}")
            return True
        if answer.kind is Kind.STOP_TENANT:
            self.refusal = answer
        wait = answer.wait or self._pause(mine)
        self._outbox.wait(mine, wait, answer, took, doubtful=True)
        return False

    def hopeless(self, mine: Delivery) -> bool:
        """Send a delivery another way, or end it, if Slack keeps refusing it for no known reason.

        Return whether that was so; a message in doubt has been looked for by then.
        """
        if mine.attempts < _TRIES:
            return False
        tries = [one for one in reversed(self._outbox.attempts(mine)) if one.step == mine.step]
        # Once it was known what to do about one, they count anew: of the degraded form, say.
        this_form = takewhile(lambda one: one.outcome != _KNOWN, tries)
        codes = [one.code for one in this_form if one.outcome == _UNKNOWN]
        if len(codes) < _TRIES:
            return False
        code = f"{codes[0]}, which Slack documents nowhere"
        if mine.step == "update":
            self._no_update(mine, Answer(Kind.NO_UPDATE, code), 0.0)
        else:
            self._bad_message(mine, Answer(Kind.BAD_MESSAGE, code), 0.0)
        return True

    def _looked_in_vain(self, mine: Delivery, code: str) -> int:
        """Return how often the latest look-ups, and nothing else since, came to that code."""
        tries = reversed(self._outbox.attempts(mine))
        return sum(
            1 for _ in takewhile(lambda one: (one.step, one.code) == (_LOOK_UP, code), tries)
        )

    def unidentified(self, answer: Answer, tries: int) -> float | None:
        """Record that Slack did not say whose token it is; return how long to wait, if at all."""
        if answer.kind is Kind.STOP_TENANT:
            self.refusal = answer
            return None
        if answer.unreachable:
            self._workspace.missed()
        wait = answer.wait or backoff(tries, self._limits.backoff, self._limits.backoff_most)
        if answer.kind is Kind.LIMITED:
            self._workspace.pause(EVERYWHERE, wait, answer.code)
        return wait

    def _stored(self, mine: Delivery, answer: Answer, took: float) -> None:
        ts = mine.alert_ts if mine.step == "update" else str(answer.body.get("ts"))
        self._outbox.stored(mine, ts, answer, took)
        self._workspace.seen(mine.channel, ts)

    def _limited(self, mine: Delivery, answer: Answer, took: float) -> None:
        self._workspace.pause(mine.channel, answer.wait, answer.code)
        self._outbox.wait(mine, answer.wait, answer, took, doubtful=False)

    def _long_wait(self, mine: Delivery, answer: Answer, took: float) -> None:
        wait = random.uniform(self._limits.long_wait, self._limits.long_wait_most)  # noqa: S311
        self._workspace.pause(EVERYWHERE, wait, answer.code)
        self._outbox.wait(mine, wait, answer, took, doubtful=False)

    def _ambiguous(self, mine: Delivery, answer: Answer, took: float) -> None:
        # A message changed twice in the same way is changed once: an update needs no look-up.
        doubtful = mine.step != "update"
        wait = max(self._limits.quarantine, self._pause(mine)) if doubtful else self._pause(mine)
        self._outbox.wait(mine, wait, answer, took, doubtful=doubtful)

    def _not_sent(self, mine: Delivery, answer: Answer, took: float) -> None:
        self._outbox.wait(mine, self._pause(mine), answer, took, doubtful=False)

    def _stop_tenant(self, mine: Delivery, answer: Answer, took: float) -> None:
        self.refusal = answer
        self._outbox.wait(mine, 0, answer, took, doubtful=False)

    def _stop_channel(self, mine: Delivery, answer: Answer, took: float) -> None:
        self._outbox.bury(mine, answer, took, f"Slack refuses the channel: {answer.code}")

    def _bad_message(self, mine: Delivery, answer: Answer, took: float) -> None:
        said = f"Slack won't have the message: {answer.code}"
        if mine.degraded:
            self._outbox.bury(mine, answer, took, said)
        else:
            self._outbox.degrade(mine, answer, took, f"{said}; sent in its degraded form")

    def _no_update(self, mine: Delivery, answer: Answer, took: float) -> None:
        said = f"posted anew in the thread: the message can't be changed: {answer.code}"
        self._outbox.change_step(mine, "thread", answer, took, said)

    def _no_thread(self, mine: Delivery, answer: Answer, took: float) -> None:
        said = f"posted anew: there is no thread for it: {answer.code}"
        self._outbox.change_step(mine, "post", answer, took, said)

    def _pause(self, mine: Delivery) -> float:
        return backoff(mine.attempts + 1, self._limits.backoff, self._limits.backoff_most)
