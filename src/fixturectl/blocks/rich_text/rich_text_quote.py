"""rich_text_quote: a paragraph that is quoted."""

from __future__ import annotations

from fixturectl.blocks.objects.leaves import LEAVES
from fixturectl.blocks.rules import integer, required, typed

RULE = typed("rich_text_quote", elements=required(LEAVES), border=integer(0, 1))
