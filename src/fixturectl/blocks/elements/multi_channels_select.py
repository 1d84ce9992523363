"""multi_channels_select: a menu of the workspace's public channels; several may be chosen."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, ListOf, String, integer, interactive

RULE = interactive(
    "multi_channels_select",
    initial_channels=ListOf(String(1)),
    max_selected_items=integer(1),
    placeholder=plain_text(150),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
