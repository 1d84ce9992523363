"""conversations_select: a menu of conversations of any kind."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.conversation_filter import RULE as FILTER
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, Elsewhere, String, interactive

RULE = interactive(
    "conversations_select",
    initial_conversation=String(1),
    default_to_current_conversation=BOOLEAN,
    filter=FILTER,
    response_url_enabled=Elsewhere("modals"),
    placeholder=plain_text(150),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
