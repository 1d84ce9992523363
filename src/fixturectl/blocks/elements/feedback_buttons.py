"""feedback_buttons: thumbs up and thumbs down, below a message."""

from __future__ import annotations

from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import Object, String, interactive, required

_BUTTON = Object(
    "feedback button",
    text=required(plain_text(75)),
    value=required(String(0, 2000)),
    accessibility_label=String(0, 75, kind="plain"),
)

RULE = interactive(
    "feedback_buttons", positive_button=required(_BUTTON), negative_button=required(_BUTTON)
)
