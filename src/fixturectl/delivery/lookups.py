"""Looking for a message in Slack: is it there although nobody was told so."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.delivery.answers import Answer, Kind
from fixturectl.delivery.calls import is_marked

if TYPE_CHECKING:
    from fixturectl.delivery.outbox.rows import Delivery
    from fixturectl.delivery.senders.slack import SlackSender

_PAGE = 200
_PAGES = 25
_AGAIN = 2
_TOKEN_GONE = ("account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked")


class Found(NamedTuple):
    """What a look-up came to: the message's `ts`, empty where it isn't there.

    `answer` is why it is not known, None where it is. `permitted` is False where asking again
    would not help, `unsure` True where it may not.
    """

    ts: str = ""
    answer: Answer | None = None
    permitted: bool = True
    unsure: bool = False


def look_up(sender: SlackSender, found: Delivery, oldest: str) -> Found:
    """Look for the message of a delivery's step, newest first, back to a moment of Slack's."""
    arguments: dict[str, Any] = {
        "channel": found.channel,
        "include_all_metadata": True,
        "limit": _PAGE,
        "oldest": oldest or None,
    }
    method = "conversations.history"
    if found.step in {"reply", "thread"}:
        method, arguments["ts"] = "conversations.replies", found.alert_ts
    for _ in range(_PAGES):
        answer = _asked(sender, method, arguments)
        messages = answer.body.get("messages") if answer.body.get("ok") is True else None
        if not isinstance(messages, list):
            return _unknown(answer)
        for message in messages:
            if isinstance(message, dict) and is_marked(message, found.slack_key):
                return Found(str(message.get("ts") or ""))
        about = answer.body.get("response_metadata")
        cursor = about.get("next_cursor") if isinstance(about, dict) else None
        if not cursor and answer.body.get("has_more") is True:
            broken = Answer(Kind.AMBIGUOUS, "Slack has more messages, and does not say where")
            return Found(answer=broken, unsure=True)
        if not cursor:
            return Found()
        arguments["cursor"] = cursor
    return Found(answer=Answer(Kind.AMBIGUOUS, "too many messages to look at"), permitted=False)


def _asked(sender: SlackSender, method: str, arguments: dict[str, Any]) -> Answer:
    """Ask for one page; once more where the answer was lost, which reading allows."""
    until = monotonic() + sender.limits.deadline
    answer = sender.ask(method, **arguments)
    for _ in range(_AGAIN):
        if not _is_passing(answer) or answer.kind is Kind.LIMITED or monotonic() > until:
            break
        answer = sender.ask(method, **arguments)
    return answer


def _is_passing(answer: Answer) -> bool:
    """Return whether asking again may help."""
    return answer.kind in {Kind.AMBIGUOUS, Kind.LIMITED, Kind.NOT_SENT, Kind.LONG_WAIT}


def _unknown(answer: Answer) -> Found:
    unsure = answer.kind is Kind.UNDOCUMENTED or answer.code.startswith("status 4")
    permitted = unsure or _is_passing(answer) or answer.code in _TOKEN_GONE
    return Found(answer=answer, permitted=permitted, unsure=unsure)
