"""multi_conversations_select: a menu of conversations of any kind; several may be chosen."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.conversation_filter import RULE as FILTER
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, ListOf, String, integer, interactive

RULE = interactive(
    "multi_conversations_select",
    initial_conversations=ListOf(String(1)),
    default_to_current_conversation=BOOLEAN,
    filter=FILTER,
    max_selected_items=integer(1),
    placeholder=plain_text(150),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
