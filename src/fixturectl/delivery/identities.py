"""Whose token it is: asked of Slack once, and compared with the workspace a tenant has pinned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.delivery.answers import UNCLEAR, Answer, Kind

if TYPE_CHECKING:
    from fixturectl.delivery.outbox import Outbox
    from fixturectl.delivery.senders.slack import SlackSender

_PASSING = frozenset((Kind.LIMITED, Kind.NOT_SENT, Kind.LONG_WAIT))


class Identity:
    """The workspace of one token: `team` names it, `known` once nothing more is to be asked."""

    def __init__(self, outbox: Outbox, sender: SlackSender, digest: str, pinned: str) -> None:
        self._outbox = outbox
        self._sender = sender
        self._digest = digest
        self._pinned = pinned
        found = outbox.identity(digest)
        self.known = found is not None and (not pinned or pinned in found)
        # Where nobody has said yet, senders with the same token share a workspace of their own.
        self.team = pinned or (found[0] if found else f"token-{digest}")

    def ask(self) -> Answer:
        """Ask Slack; afterwards it is `known`, or the answer says why not."""
        answer = self._sender.ask("auth.test")
        if answer.kind is Kind.STORED:
            team, enterprise = (
                str(answer.body.get(name) or "") for name in ("team_id", "enterprise_id")
            )
            if self._pinned and self._pinned not in {team, enterprise}:
                said = f"the token is one of workspace {team or '?'}, not of {self._pinned}"
                return Answer(Kind.STOP_TENANT, said, body=answer.body)
            if team:
                self._outbox.set_identity(self._digest, team, enterprise)
            self.team = self._pinned or team or self.team
            self.known = True
        elif answer.kind not in _PASSING and not self._is_unclear(answer):
            return self._refused(answer)
        return answer

    def _refused(self, answer: Answer) -> Answer:
        if answer.kind is not Kind.STOP_TENANT and not self._pinned:
            # Slack talks, but not about this: nothing is pinned that it would have to confirm.
            self.known = True
            return answer
        return answer._replace(kind=Kind.STOP_TENANT)

    def _is_unclear(self, answer: Answer) -> bool:
        """Tell whether asking again may help: always, where nothing spoke that can be Slack."""
        if answer.kind is not Kind.AMBIGUOUS:
            return False
        if answer.code.startswith("status "):
            return bool(self._pinned) or not answer.code.startswith("status 4")
        return not answer.body.get("error") or answer.code in UNCLEAR
