"""divider: a line between blocks."""

from __future__ import annotations

from fixturectl.blocks.rules import block

RULE = block("divider")
