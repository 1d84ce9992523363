"""text: a run of text."""

from __future__ import annotations

from fixturectl.blocks.objects.style import STYLE
from fixturectl.blocks.rules import String, required, typed

RULE = typed("text", text=required(String(kind="plain")), style=STYLE)
