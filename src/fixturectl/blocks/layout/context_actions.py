"""context_actions: feedback and icon buttons, small, below a message."""

from __future__ import annotations

from fixturectl.blocks.folders import elements
from fixturectl.blocks.rules import ListOf, block, required

RULE = block(
    "context_actions",
    elements=required(
        ListOf(elements("element of context_actions", "feedback_buttons", "icon_button"), 1, 5)
    ),
)
