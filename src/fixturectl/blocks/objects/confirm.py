"""The dialog that asks before an action is taken."""

from __future__ import annotations

from fixturectl.blocks.objects.text import plain_text, text
from fixturectl.blocks.rules import Enum, Object, advised

# Slack's page requires all four; its types and other tools say that it fills in what is missing.
RULE = Object(
    "confirm",
    title=advised(plain_text(100)),
    text=advised(text(300)),
    confirm=advised(plain_text(30)),
    deny=advised(plain_text(30)),
    style=Enum("primary", "danger"),
)
