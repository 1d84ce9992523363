"""Which groups a finished message calls: whatever made a mention, the tenant's list permits it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fixturectl.diagnostics import Diagnostic, Place
from fixturectl.rendering.messages import place_of
from fixturectl.rendering.pieces import Leaf

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.rendering.pieces import Obj

_CALL, _DATE = "<!", "<!date^"
# What Slack reads as a mention of many people (docs: formatting message text).
_MENTION = re.compile(
    r"<!\s*(?:subteam\^([^|>\n]*)|(?!date\^)([a-z][^|>^\n]*))(?=[|>^])", re.IGNORECASE
)
# Elements of rich text that mention many people, and the key that says whom.
CALLING = {"broadcast": "range", "usergroup": "usergroup_id"}


def may_call(text: str) -> bool:
    """Tell whether a string may mention a group; few do, and dates are no mentions."""
    return _CALL in text and text.count(_CALL) > text.count(_DATE)


def denied(message: Obj | list[Leaf], allowed: tuple[str, ...]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each mention that is not in `allowed`.

    `message` is the body of one, or finished strings of it.
    """
    for place, who in _mentions(message):
        if who not in allowed:
            yield Diagnostic(
                "mention-denied",
                "error",
                f"this tenant's messages may not mention {who}",
                f"add {who} to `mentions:` in its tenant.yaml, or leave the mention out",
                *(place or Place("")),
            )


def called(body: dict[str, Any]) -> set[str]:
    """Return everybody whom a message mentions as a group: here, channel, a group's id."""
    return {who for _, who in _mentions(body)}


def _mentions(value: Any) -> Iterator[tuple[Place | None, str]]:
    if isinstance(value, Leaf):
        if may_call(value) and value.kind in ("mrkdwn", "markdown"):
            yield from _marked(value)
    elif isinstance(value, dict):
        whom = CALLING.get(str(value.get("type")))
        if whom is not None:
            yield place_of(value), str(value.get(whom))
        for member in value.values():
            yield from _mentions(member)
    elif isinstance(value, list):
        for item in value:
            yield from _mentions(item)


def _marked(leaf: Leaf) -> Iterator[tuple[Place | None, str]]:
    for found in _MENTION.finditer(leaf):
        yield place_of(leaf, found.start()), found[1] or (found[2] or "").strip().lower()
