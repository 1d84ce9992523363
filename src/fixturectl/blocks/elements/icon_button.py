"""icon_button: a small button with an icon, below a message."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import Enum, ListOf, String, interactive, required

RULE = interactive(
    "icon_button",
    icon=required(Enum("trash")),
    text=required(plain_text(75)),
    value=String(0, 2000),
    confirm=CONFIRM,
    visible_to_user_ids=ListOf(String(1), 0, 10),
    accessibility_label=String(0, 75, kind="plain"),
)
