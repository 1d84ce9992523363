"""datetimepicker: a moment, in seconds since 1970; ten digits."""

from __future__ import annotations

from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.rules import BOOLEAN, integer, interactive

RULE = interactive(
    "datetimepicker",
    initial_date_time=integer(1_000_000_000, 9_999_999_999),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
