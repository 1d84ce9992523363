"""The channels of a tenant: that each is there, that the bot is in it, that it can look into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.examinations import Examined
from fixturectl.actions.sending import policy

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.tenant_examinations import Desk
    from fixturectl.delivery.answers import Answer
    from fixturectl.delivery.senders.slack import SlackSender

_JOIN = "invite the bot: /invite @NAME in that channel"
_HINTS = {
    "not_in_channel": _JOIN,
    "channel_not_found": f"correct the id in tenant.yaml; if the channel is private, {_JOIN}",
    "is_archived": "unarchive it, or name another channel in tenant.yaml",
}


def examine(desk: Desk, sender: SlackSender) -> Iterator[Examined]:
    """Ask for one message of each channel, as sending does to look for one: nothing is posted."""
    for channel in _channels(desk):
        answer = sender.ask("conversations.history", channel=channel, limit=1)
        yield _examined(f"{channel}{_uses(desk, channel)}", answer)


def _channels(desk: Desk) -> list[str]:
    told = policy.on_dead(desk.tenant)
    return list(dict.fromkeys([*policy.channels_of(desk.tenant), *([told] if told else [])]))


def _uses(desk: Desk, channel: str) -> str:
    names = [one.name for one in desk.tenant.severities.values() if one.channel == channel]
    if policy.on_dead(desk.tenant) == channel:
        names.append("dead letters")
    return f" ({', '.join(names)})" if names else ""


def _examined(name: str, answer: Answer) -> Examined:
    code = str(answer.body.get("error") or answer.code)
    if answer.body.get("ok") is True:
        return Examined(name, True, "the bot is in it")
    if code == "missing_scope":
        scope = str(answer.body.get("needed") or "channels:history or groups:history")
        hint = "without it, an alert whose answer got lost may come twice; see docs/slack-app.yaml"
        return Examined(name, False, f"can't be looked into without {scope}", hint, needed=False)
    hint = _HINTS.get(code, "try again; if it stays, see the code in Slack's documentation")
    return Examined(name, False, code, hint)
