"""user: a mention of a person."""

from __future__ import annotations

from fixturectl.blocks.objects.style import STYLE
from fixturectl.blocks.rules import String, required, typed

RULE = typed("user", user_id=required(String(1)), style=STYLE)
