"""rich_text_input: formatted text."""

from __future__ import annotations

from fixturectl.blocks.folders import blocks
from fixturectl.blocks.objects.dispatch_action import RULE as DISPATCH
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, ID, advised, integer, interactive

RULE = interactive(
    "rich_text_input",
    action_id=advised(ID),
    initial_value=blocks("initial value of a rich_text_input", "rich_text"),
    min_lines=integer(1, 100),
    max_lines=integer(1, 100),
    dispatch_action_config=DISPATCH,
    placeholder=plain_text(150),
    focus_on_load=BOOLEAN,
)
