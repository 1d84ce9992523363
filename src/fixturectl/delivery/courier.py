"""Carries what an outbox holds to Slack: claims, looks, posts, and records what came of it."""

from __future__ import annotations

import os
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.delivery.calls import call_of
from fixturectl.delivery.connections import NotSentError
from fixturectl.delivery.outcomes import Outcomes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from threading import Event

    from fixturectl.delivery.answers import Answer
    from fixturectl.delivery.identities import Identity
    from fixturectl.delivery.outbox import Delivery, Outbox
    from fixturectl.delivery.senders.slack import SlackSender
    from fixturectl.delivery.workspace import Workspace

_LEAST = 0.005  # seconds; somebody else was faster
_GLANCE = 0.1  # seconds between two looks at what another process is sending
_MARGIN = 10  # seconds: in a channel Slack's moments go on, but who knows how strictly


class Round(NamedTuple):
    """One look at the outbox: a delivery it dealt with, or how long to wait for the next.

    `wait` is None where nothing is left to do.
    """

    done: Delivery | None = None
    wait: float | None = None


class Courier:
    """Sends for one tenant by one token; used by one thread.

    `refusal` is set once Slack refuses the token: then nothing more is tried.
    """

    def __init__(
        self,
        outbox: Outbox,
        open_workspace: Callable[[str], Workspace],
        sender: SlackSender,
        identity: Identity,
    ) -> None:
        self.outbox = outbox
        self.sender = sender
        self.identity = identity
        self._open_workspace = open_workspace
        self._tries = 0
        self.trouble = ""  # in words, what keeps it from sending anything at all for now
        self._move(identity.team)
        self.owner = f"{os.getpid()}-{os.urandom(6).hex()}"

    def _move(self, team: str) -> None:
        self.workspace = self._open_workspace(team)
        self.outcomes = Outcomes(self.outbox, self.workspace, self.outbox.limits)

    @property
    def refusal(self) -> Answer | None:
        return self.outcomes.refusal

    def next(self, within: Collection[str] = ()) -> Round:
        """Send the next delivery there is, `within` some channels if they are named."""
        if self.refusal is not None or self.outbox.next_moment(within) is None:
            return Round()
        closed = self.workspace.closed()
        if closed.everywhere > 0:
            if closed.why and not self.trouble:
                wait = max(1, round(closed.everywhere))
                self.trouble = f"nobody sends to this workspace for {wait} s: {closed.why}"
            return Round(wait=closed.everywhere)
        if not self.identity.known:
            return self._identify()
        found = self.outbox.due(closed.channels, within)
        if found is None:
            return Round(wait=self._until_due(closed.channels, within))
        mine = self._claim(found)
        if mine is None:
            return Round(wait=_LEAST)
        self._carry(mine)
        return Round(mine)

    def _claim(self, found: Delivery) -> Delivery | None:
        """Take a delivery and the right to send it; None where somebody else has either."""
        if not self.workspace.take(found.channel):
            return None
        mine = self.outbox.claim(found, self.owner, self.workspace.newest(found.channel))
        if mine is None:
            self.workspace.give_back(found.channel)
        return mine

    def _identify(self) -> Round:
        """Ask Slack whose token this is, before anything is sent by it."""
        before = self.identity.team
        answer = self.identity.ask()
        self.trouble = "" if self.identity.known else answer.code
        if self.identity.known:
            if self.identity.team != before:
                self.workspace.close()
                self._move(self.identity.team)
            return Round(wait=0.0)
        self._tries += 1
        return Round(wait=self.outcomes.unidentified(answer, self._tries))

    def _until_due(self, closed: dict[str, float], within: Collection[str]) -> float | None:
        """Return how long nothing can be sent, None where nothing waits."""
        moment = self.outbox.next_moment(within)
        if moment is None or moment > 0:
            return moment
        # Something is due, but its channel is closed, or something older of its alert is not done.
        named = [wait for channel, wait in closed.items() if not within or channel in within]
        return max(_LEAST, min([*named, 1.0]))

    def _carry(self, mine: Delivery) -> None:
        limits, database = self.outbox.limits, self.outbox.database
        # From the claim on, not from here: this process may have been stopped in between.
        until = mine.due_at - limits.lease + min(limits.deadline, limits.lease)
        if mine.doubted and mine.step != "update" and not self._is_absent(mine):
            return
        if self.outcomes.hopeless(mine):
            return
        began = monotonic()
        # Whatever the look-up took: the last byte is read before the claim is over.
        left = mine.due_at - database.now()
        self.sender.client.seconds = max(0.0, min(limits.deadline, left))
        answer = self.sender.send(
            call_of(mine), mine.step, ready=lambda: self._refuse_late(mine, until)
        )
        self.outcomes.record(mine, answer, monotonic() - began)

    def _is_absent(self, mine: Delivery) -> bool:
        """Look for a delivery that Slack may have; return whether it is to be posted now."""
        from fixturectl.delivery.lookups import look_up  # noqa: PLC0415 - only when in doubt

        began = monotonic()
        found = look_up(self.sender, mine, _earlier(mine.after))
        took = monotonic() - began
        if found.ts:
            self.outcomes.found(mine, found.ts, took)
            return False
        if found.answer is None:
            self.workspace.reached(reading=True)
            return True
        return self.outcomes.unknown(mine, found, took)

    def _refuse_late(self, mine: Delivery, until: float) -> None:
        """Stop a call whose claim may be somebody else's by now: this process was stopped, say."""
        late = self.outbox.database.now() > until
        if late or (mine.doubted and not self.outbox.is_claimed(mine)):
            raise NotSentError("the claim is over")

    def settle(
        self, ids: Collection[str], until: float, within: Collection[str], over: Event
    ) -> None:
        """Send until these deliveries are settled, until a moment of `monotonic`, or it is over."""
        left = set(ids)
        while left and self.refusal is None and not over.is_set():
            done = self.next(within)
            left = {one for one in left if not _is_over(self.outbox.find(one))}
            if done.done is not None:
                continue
            if done.wait is None or not left:
                return
            # What another process has claimed is most likely done long before its claim is over.
            busy = any(self.outbox.find(one).state == "sending" for one in left)
            wait = min(done.wait, _GLANCE) if busy else done.wait
            if monotonic() + wait > until:
                return
            over.wait(wait)

    def drain(self, until: float, over: Event) -> None:
        """Send what is due now, without waiting for anything."""
        while monotonic() < until and not over.is_set() and self.next().done is not None:
            pass

    def close(self) -> None:
        self.sender.client.connection.close()
        self.workspace.close()


def _is_over(found: Delivery) -> bool:
    return found.state in {"delivered", "dead", "held", "cancelled"}


def _earlier(ts: str) -> str:
    """Return a moment well before a message of Slack's; empty where none is known."""
    try:
        return f"{max(float(ts) - _MARGIN, 0):.6f}" if ts else ""
    except ValueError:
        return ""
