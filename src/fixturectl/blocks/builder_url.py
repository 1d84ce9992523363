"""Block Kit Builder's addresses, which carry a whole message in their fragment."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

from fixturectl.errors import UsageError

_ADDRESS = "https://app.slack.com/block-kit-builder/#"
_PATH = "/block-kit-builder"
# As Builder itself leaves them.
_PLAIN = ":,!'()*~"


def encode(payload: list[Any] | dict[str, Any]) -> str:
    """Return the address at which Builder shows `payload`: a list of blocks or a message."""
    message = {"blocks": payload} if isinstance(payload, list) else payload
    return _ADDRESS + quote(json.dumps(message, separators=(",", ":")), safe=_PLAIN)


def is_address(text: str) -> bool:
    """Return whether `text` is an address of Block Kit Builder."""
    try:
        parts = urlsplit(text.strip())
    except ValueError:
        return False
    host = parts.hostname or ""
    slack = host == "slack.com" or host.endswith(".slack.com")
    return parts.scheme in {"http", "https"} and slack and _PATH in parts.path


def decode(address: str) -> Any:
    """Return the payload of a Builder address, any JSON value.

    The older form `?blocks=[...]` is understood too. Raises UsageError for what is no such address
    or carries no JSON.
    """
    if not is_address(address):
        raise UsageError("not an address of Block Kit Builder", hint=f"it begins with {_ADDRESS}")
    parts = urlsplit(address.strip())
    text = unquote(parts.fragment) or parse_qs(parts.query).get("blocks", [""])[0]
    if not text:
        raise UsageError(
            "the address of Block Kit Builder carries no message",
            hint="copy the whole address, with all that follows the #",
        )
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UsageError(
            "the address of Block Kit Builder carries no readable JSON",
            hint="copy the whole address: it may have been cut off",
        ) from error
