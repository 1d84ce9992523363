"""rich_text: formatted text, lists, quotes and code as a tree."""

from __future__ import annotations

from fixturectl.blocks.folders import parts
from fixturectl.blocks.rules import ListOf, block, required

# Builder accepts an empty list.
RULE = block(
    "rich_text",
    elements=required(
        ListOf(
            parts(
                "element of rich_text",
                "rich_text_section",
                "rich_text_list",
                "rich_text_quote",
                "rich_text_preformatted",
            )
        )
    ),
)
