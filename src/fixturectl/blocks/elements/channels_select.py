"""channels_select: a menu of the workspace's public channels."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, Elsewhere, String, interactive

RULE = interactive(
    "channels_select",
    initial_channel=String(1),
    response_url_enabled=Elsewhere("modals"),
    placeholder=plain_text(150),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
