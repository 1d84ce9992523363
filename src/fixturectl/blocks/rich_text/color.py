"""color: a colour, shown as a dot."""

from __future__ import annotations

from fixturectl.blocks.objects.style import STYLE
from fixturectl.blocks.rules import String, required, typed

RULE = typed("color", value=required(String(1, format="hex")), style=STYLE)
