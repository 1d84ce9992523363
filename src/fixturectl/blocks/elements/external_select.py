"""external_select: a menu whose options the app is asked for."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.option import OPTION
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, integer, interactive

RULE = interactive(
    "external_select",
    initial_option=OPTION,
    min_query_length=integer(0),
    placeholder=plain_text(150),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
