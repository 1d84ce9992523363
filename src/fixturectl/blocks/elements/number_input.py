"""number_input: a number; its bounds are numbers in quotes."""

from __future__ import annotations

from fixturectl.blocks.agreements import Ordered, WholeUnless
from fixturectl.blocks.objects.dispatch_action import RULE as DISPATCH
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, String, interactive, required

_NUMBER = String(1, format="numeric")

RULE = interactive(
    "number_input",
    Ordered("min_value", "max_value"),
    WholeUnless("is_decimal_allowed", "initial_value", "min_value", "max_value"),
    is_decimal_allowed=required(BOOLEAN),
    initial_value=_NUMBER,
    min_value=_NUMBER,
    max_value=_NUMBER,
    dispatch_action_config=DISPATCH,
    placeholder=plain_text(150),
    focus_on_load=BOOLEAN,
)
