"""rich_text_list: items, bulleted or numbered; `indent` nests them."""

from __future__ import annotations

from fixturectl.blocks.folders import parts
from fixturectl.blocks.rules import Enum, ListOf, integer, required, typed

RULE = typed(
    "rich_text_list",
    style=required(Enum("bullet", "ordered")),
    elements=required(ListOf(parts("item of a list", "rich_text_section"))),
    indent=integer(0, 8),
    offset=integer(0),
    border=integer(0, 1),
)
