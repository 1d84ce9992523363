"""button: runs an action or opens a link."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import Anything, Enum, ListOf, String, interactive, required

RULE = interactive(
    "button",
    text=required(plain_text(75)),
    url=String(0, 3000, kind="url", format="url"),
    value=String(0, 2000),
    style=Enum("primary", "danger"),
    confirm=CONFIRM,
    accessibility_label=String(0, 75, kind="plain"),
    agent_prompt=String(0, 4000, kind="plain"),
    agent_prompt_display=Anything(),
    visible_to_user_ids=ListOf(String(1)),
)
