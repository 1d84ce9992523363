"""url_text_input: a URL."""

from __future__ import annotations

from fixturectl.blocks.objects.dispatch_action import RULE as DISPATCH
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, String, interactive

RULE = interactive(
    "url_text_input",
    initial_value=String(kind="url"),
    dispatch_action_config=DISPATCH,
    placeholder=plain_text(150),
    focus_on_load=BOOLEAN,
)
