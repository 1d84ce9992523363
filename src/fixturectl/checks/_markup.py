"""What Slack takes for markup in a string, and a plain field shows as it stands."""

from __future__ import annotations

import re

# https://docs.slack.dev/messaging/formatting-message-text; a mark stands at the edge of words.
MARKUP = re.compile(
    r"<(?:https?://|mailto:|[@#!])[^>\n]*>"
    r"|`[^`\n]+`"
    r"|(?<![\w*])\*(?![\s*])[^*\n]*[^*\s]\*(?![\w*])"
    r"|(?<![\w~])~(?![\s~])[^~\n]*[^~\s]~(?![\w~])"
    r"|(?<![\w_])_(?![\s_])[^_\n]*[^_\s]_(?![\w_])"
)
MARKS = re.compile(r"[<`*~_]")


def has_markup(text: str) -> bool:
    return MARKS.search(text) is not None and MARKUP.search(text) is not None
