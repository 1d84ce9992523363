"""header: a line of large, bold text."""

from __future__ import annotations

from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import block, integer, required

RULE = block("header", text=required(plain_text(150)), level=integer(1, 4))
