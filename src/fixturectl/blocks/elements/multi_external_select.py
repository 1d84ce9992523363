"""multi_external_select: a menu whose options the app is asked for; several may be chosen."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.option import OPTION
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, ListOf, integer, interactive

RULE = interactive(
    "multi_external_select",
    initial_options=ListOf(OPTION, 0, 100),
    min_query_length=integer(0),
    max_selected_items=integer(1),
    placeholder=plain_text(150),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
