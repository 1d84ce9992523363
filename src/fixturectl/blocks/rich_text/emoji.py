"""emoji: an emoji by its name."""

from __future__ import annotations

from fixturectl.blocks.objects.style import STYLE
from fixturectl.blocks.rules import String, integer, required, typed

RULE = typed(
    "emoji",
    name=required(String(1)),
    unicode=String(),
    url=String(1, kind="url", format="url"),
    skin_tone=integer(1, 6),
    style=STYLE,
)
