"""carousel: cards side by side."""

from __future__ import annotations

from fixturectl.blocks.folders import blocks
from fixturectl.blocks.rules import ListOf, block, required

RULE = block("carousel", elements=required(ListOf(blocks("element of a carousel", "card"), 1, 10)))
