"""rich_text_section: a paragraph."""

from __future__ import annotations

from fixturectl.blocks.objects.leaves import LEAVES
from fixturectl.blocks.rules import required, typed

RULE = typed("rich_text_section", elements=required(LEAVES))
