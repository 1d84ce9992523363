"""What Block Kit Builder and API calls carry, read as the parts that a fixture can say."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

from fixturectl.blocks import builder_url
from fixturectl.errors import UsageError
from fixturectl.store.changes import listing

_NOT_SAID = frozenset(("color", "fallback", "blocks", "id"))  # of an attachment, what is used
_USED = frozenset(("text", "blocks", "attachments"))


class Payload(NamedTuple):
    """A message: `text` and `color` are empty where it has none; `ignored` keys have no place."""

    blocks: list[Any]
    text: str
    color: str
    ignored: tuple[str, ...]


def read(name: str, content: str) -> Payload:
    """Return the message in `content`: JSON, or an address of Block Kit Builder.

    A list is blocks; an object has `blocks` or is a whole body of chat.postMessage. `name` says in
    errors what was read. Raises UsageError for what no fixture can say.
    """
    found = _payload(name, _value(name, content))
    if not found.blocks and not found.text.strip():
        hint = "it has neither a block nor a text: what should the fixture say?"
        raise UsageError(f"{name}: an empty message", hint=hint)
    return found


def _value(name: str, content: str) -> Any:
    text = content.strip().removeprefix("\ufeff")
    if builder_url.is_address(text):
        return builder_url.decode(text)
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        place = f"{name}:{error.lineno}:{error.colno}"
        hint = "give what Block Kit Builder shows as JSON, or its address"
        raise UsageError(f"{place}: not JSON: {error.msg.lower()}", hint=hint) from None
    except RecursionError:
        raise UsageError(f"{name}: nested too deeply", hint="it is no Block Kit message") from None
    except ValueError:  # Python's bound on digits
        raise UsageError(f"{name}: a number too long", hint="it is no Block Kit message") from None


def _payload(name: str, value: Any) -> Payload:
    if isinstance(value, list):
        return Payload(_blocks(name, "the list", value), "", "", ())
    if not isinstance(value, dict) or not _USED & value.keys():
        hint = 'it is a list of blocks, or an object with "blocks"'
        raise UsageError(f"{name}: no Block Kit message", hint=hint)
    if value.get("type") in {"modal", "home"}:
        hint = "only messages can be imported: give its list of blocks"
        raise UsageError(f"{name}: a {value['type']} view is no message", hint=hint)
    return _body(name, value)


def _body(name: str, body: dict[str, Any]) -> Payload:
    text = _text(name, "text", body.get("text"))
    ignored = tuple(key for key in body if key not in _USED)
    blocks = _blocks(name, "blocks", body.get("blocks") or [])
    attachments = body.get("attachments") or []
    if not attachments:
        return Payload(blocks, text, "", ignored)
    if not isinstance(attachments, list) or len(attachments) > 1 or blocks:
        message = f"{name}: a fixture has one list of blocks, in one attachment or in none"
        raise UsageError(message, hint="import each list of blocks by itself")
    attachment = attachments[0]
    if not isinstance(attachment, dict) or not attachment.get("blocks"):
        raise UsageError(f"{name}: attachments[0] has no blocks", hint="say it in blocks")
    extra = [key for key in attachment if key not in _NOT_SAID]
    if extra:
        message = f"{name}: attachments[0] says {listing(extra)}, which no fixture has"
        raise UsageError(message, hint="say it in blocks: such attachments are legacy in Slack")
    said = _text(name, "attachments[0].fallback", attachment.get("fallback")) or text
    color = _text(name, "attachments[0].color", attachment.get("color"))
    inside = _blocks(name, "attachments[0].blocks", attachment["blocks"])
    return Payload(inside, said, color, ignored)


def _blocks(name: str, where: str, value: Any) -> list[Any]:
    if not isinstance(value, list) or not all(isinstance(block, dict) for block in value):
        hint = 'each block is an object, such as {"type": "divider"}'
        raise UsageError(f"{name}: {where} holds something that is no block", hint=hint)
    return value


def _text(name: str, where: str, value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise UsageError(f"{name}: {where} is no text", hint="write it in quotes")
    return value
