"""container: other blocks under a common title."""

from __future__ import annotations

from fixturectl.blocks.clauses import AtLeastOne, Needs, NotTogether
from fixturectl.blocks.folders import blocks, elements
from fixturectl.blocks.objects.text import plain_text, text
from fixturectl.blocks.rules import BOOLEAN, Enum, ListOf, block, required

# What is said here of folding, published samples break: it only warns.
RULE = block(
    "container",
    AtLeastOne("title", "rich_text_title"),
    Needs("default_collapsed", "is_collapsible", "warning"),
    NotTogether("has_header_divider", "is_collapsible", "warning"),
    title=plain_text(150),
    rich_text_title=blocks("title of a container", "rich_text"),
    subtitle=text(150),
    icon=elements("icon of a container", "image"),
    width=Enum("narrow", "standard", "wide", "full"),
    is_collapsible=BOOLEAN,
    default_collapsed=BOOLEAN,
    has_header_divider=BOOLEAN,
    child_blocks=required(
        ListOf(
            blocks(
                "block of a container",
                "actions",
                "context",
                "divider",
                "header",
                "image",
                "input",
                "rich_text",
                "section",
                "table",
                "video",
            ),
            1,
            10,
        )
    ),
)
