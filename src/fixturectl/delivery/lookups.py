"""Looking for a message in Slack: is it there although nobody was told so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.delivery.answers import UNCLEAR, Answer, Kind
from fixturectl.delivery.calls import is_marked

if TYPE_CHECKING:
    from fixturectl.delivery.outbox.rows import Delivery
    from fixturectl.delivery.senders.slack import SlackSender

_PAGE = 200
_PAGES = 25
_TOKEN_GONE = ("account_inactive", "invalid_auth", "not_authed", "token_expired", "token_revoked")


class Found(NamedTuple):
    """What a look-up came to: the message's `ts`, empty where it isn't there.

    `answer` is why it is not known, None where it is. `permitted` is False where asking again
    would not help.
    """

    ts: str = ""
    answer: Answer | None = None
    permitted: bool = True


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
        answer = sender.ask(method, **arguments)
        messages = answer.body.get("messages") if answer.body.get("ok") is True else None
        if not isinstance(messages, list):
            return _unknown(answer)
        for message in messages:
            if isinstance(message, dict) and is_marked(message, found.slack_key):
                return Found(str(message.get("ts") or ""))
        about = answer.body.get("response_metadata")
        cursor = about.get("next_cursor") if isinstance(about, dict) else None
        if not cursor:
            return Found()
        arguments["cursor"] = cursor
    return Found(answer=Answer(Kind.AMBIGUOUS, "too many messages to look at"), permitted=False)


def _unknown(answer: Answer) -> Found:
    if answer.kind is Kind.AMBIGUOUS:
        # A code that nobody documents is a refusal; only what is known to pass is waited for.
        said_no = "error" in answer.body and answer.code not in UNCLEAR
        return Found(answer=answer, permitted=not said_no or answer.code.startswith("status "))
    passing = {Kind.LIMITED, Kind.NOT_SENT, Kind.LONG_WAIT}
    return Found(answer=answer, permitted=answer.kind in passing or answer.code in _TOKEN_GONE)
