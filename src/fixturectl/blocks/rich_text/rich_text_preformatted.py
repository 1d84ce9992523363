"""rich_text_preformatted: code."""

from __future__ import annotations

from fixturectl.blocks.objects.leaves import CODE_LEAVES
from fixturectl.blocks.rules import String, integer, required, typed

RULE = typed(
    "rich_text_preformatted",
    elements=required(CODE_LEAVES),
    border=integer(0, 1),
    language=String(),
)
