"""channel: a mention of a channel."""

from __future__ import annotations

from fixturectl.blocks.objects.style import STYLE
from fixturectl.blocks.rules import String, required, typed

RULE = typed("channel", channel_id=required(String(1)), style=STYLE)
