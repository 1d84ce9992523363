"""Where in Slack's markup a placeholder stands: what may be put there depends on it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from fixturectl.rendering.pieces import FieldKind

Position = Literal["text", "code", "start", "host", "joined", "target", "label"]
# Stands in `before` for a value: it is no markup, whatever it holds.
VALUE: Final = "\ufffc"
# What may still be the host of a URL: a value that follows could turn it into another one.
_HOST = re.compile(rf"{VALUE}+|https?://[^/?#]*", re.IGNORECASE)


def position(before: str, kind: FieldKind) -> Position:
    """Return where the character behind `before`, a field's own characters so far, stands.

    `start` begins a URL: of a link, or of a field that holds one. `host` is a whole host name or
    the end of one, `joined` directly continues what may be a host name, `target` is anywhere
    behind it. `label` is behind a link's bar, `code` between backticks, the rest is `text`.
    """
    if kind == "url":
        return _in_url(before.lstrip())
    if kind == "mrkdwn":
        return _mrkdwn(before)
    return _markdown(before) if kind == "markdown" else "text"


def unclosed(written: str, kind: FieldKind) -> bool:
    """Tell whether a link begins in `written` and does not end: what follows would be in it."""
    return position(written, kind) not in ("text", "code")


def _in_url(before: str) -> Position:
    if not before:
        return "start"
    if _HOST.fullmatch(before) is None:
        return "target"
    return "host" if before[-1] in "/." else "joined"


def _mrkdwn(before: str) -> Position:
    opened = before.rfind("<")
    inside = before[opened + 1 :]
    # Inside a code span too: Slack wants a bracket that opens no link written as &lt; anywhere.
    if opened > before.rfind(">") and "\n" not in inside:
        return "label" if "|" in inside else _in_url(inside)
    return "code" if _in_code(before) else "text"


def _markdown(before: str) -> Position:
    opened = before.rfind("](")
    inside = before[opened + 2 :]
    if opened >= 0 and ")" not in inside and "\n" not in inside:
        return _in_url(inside)
    return "code" if _in_code(before) else "text"


def _in_code(before: str) -> bool:
    fenced = before.split("```")
    if len(fenced) % 2 == 0:
        return True
    # A span ends with its line, closed or not: an apostrophe's stray twin opens nothing below it.
    return fenced[-1].rpartition("\n")[2].count("`") % 2 == 1
