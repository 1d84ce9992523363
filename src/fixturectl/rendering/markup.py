"""Where in Slack's markup a placeholder stands: what may be put there depends on it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from fixturectl.rendering.pieces import FieldKind

Position = Literal["text", "code", "start", "target", "label", "url-start"]


@lru_cache(maxsize=4096)
def position(before: str, kind: FieldKind) -> Position:
    """Return where the character behind `before`, the leaf's own characters so far, stands.

    `start` begins a link's URL, `target` is inside one, `label` behind its bar, `code` between
    backticks, `url-start` begins a field that is a URL; anywhere else is `text`.
    """
    if kind == "url":
        return "url-start" if not before.strip() else "target"
    if kind == "mrkdwn":
        return _mrkdwn(before)
    return _markdown(before) if kind == "markdown" else "text"


def _mrkdwn(before: str) -> Position:
    if before.count("`") % 2:
        return "code"
    opened = before.rfind("<")
    if opened <= before.rfind(">"):
        return "text"
    if "|" in before[opened:]:
        return "label"
    return "start" if opened == len(before) - 1 else "target"


def _markdown(before: str) -> Position:
    if before.count("`") % 2:
        return "code"
    opened = before.rfind("](")
    if opened < 0 or ")" in before[opened:]:
        return "text"
    return "start" if opened == len(before) - 2 else "target"
