"""datepicker: a day."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, String, interactive

RULE = interactive(
    "datepicker",
    initial_date=String(1, format="date"),
    placeholder=plain_text(150),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
