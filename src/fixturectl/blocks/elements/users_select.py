"""users_select: a menu of the workspace's users."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, String, interactive

RULE = interactive(
    "users_select",
    initial_user=String(1),
    placeholder=plain_text(150),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
