"""What Slack is asked for a delivery: the method and its arguments, exactly as they are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.delivery.outbox.rows import Delivery

EVENT = "fixturectl_delivery"
POST = "chat.postMessage"
UPDATE = "chat.update"

# Nothing in a message makes Slack look for names, links or previews that its author didn't write.
_PLAIN = {"link_names": False, "parse": "none"}
_NO_PREVIEWS = {"unfurl_links": False, "unfurl_media": False}


class Call(NamedTuple):
    """A method of Slack's Web API and the JSON body that it gets."""

    method: str
    arguments: dict[str, Any]


def call_of(found: Delivery) -> Call:
    """Return the call for a delivery's next step."""
    if found.step == "update":
        return update(found.channel, found.payload, found.slack_key, found.alert_ts)
    payload = {"text": notification(found.payload)} if found.step == "reply" else found.payload
    thread = found.alert_ts if found.step in {"reply", "thread"} else ""
    return post(found.channel, payload, found.slack_key, thread)


def post(channel: str, payload: Mapping[str, Any], key: str, thread: str = "") -> Call:
    """Return the call that posts a message, in a thread if one is named."""
    arguments = {"channel": channel, **payload, **_PLAIN, **_NO_PREVIEWS, "metadata": _mark(key)}
    return Call(POST, {**arguments, "thread_ts": thread} if thread else arguments)


def update(channel: str, payload: Mapping[str, Any], key: str, ts: str) -> Call:
    """Return the call that makes a message another one; what the new one lacks is taken away."""
    emptied = {"text": "", "blocks": [], "attachments": []}
    marked = {**_PLAIN, "metadata": _mark(key)}
    return Call(UPDATE, {"channel": channel, "ts": ts, **emptied, **payload, **marked})


def notification(payload: Mapping[str, Any]) -> str:
    """Return what a phone shows of a message."""
    for attachment in payload.get("attachments", ()):
        if attachment.get("fallback"):
            return str(attachment["fallback"])
    return str(payload.get("text", ""))


def _mark(key: str) -> dict[str, Any]:
    return {"event_type": EVENT, "event_payload": {"key": key}}


def is_marked(message: Mapping[str, Any], key: str) -> bool:
    """Return whether a message of a channel's history is the one with this key."""
    mark = message.get("metadata")
    payload = mark.get("event_payload") if isinstance(mark, dict) else None
    return (
        isinstance(payload, dict)
        and mark is not None
        and mark.get("event_type") == EVENT
        and payload.get("key") == key
    )
