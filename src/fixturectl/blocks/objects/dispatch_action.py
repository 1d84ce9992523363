"""When a text input tells the app what is typed."""

from __future__ import annotations

from fixturectl.blocks.rules import Enum, ListOf, Object

RULE = Object(
    "dispatch_action_config",
    trigger_actions_on=ListOf(Enum("on_enter_pressed", "on_character_entered"), 1, 2, unique=True),
)
