"""plain_text_input: a line or several of text."""

from __future__ import annotations

from fixturectl.blocks.agreements import Ordered
from fixturectl.blocks.objects.dispatch_action import RULE as DISPATCH
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, String, integer, interactive

RULE = interactive(
    "plain_text_input",
    Ordered("min_length", "max_length"),
    initial_value=String(kind="plain"),
    multiline=BOOLEAN,
    min_length=integer(0, 3000),
    max_length=integer(1, 3000),
    dispatch_action_config=DISPATCH,
    placeholder=plain_text(150),
    focus_on_load=BOOLEAN,
)
