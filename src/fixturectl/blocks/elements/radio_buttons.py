"""radio_buttons: options of which one may be chosen."""

from __future__ import annotations

from fixturectl.blocks.agreements import Among
from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.option import MARKED_OPTION
from fixturectl.blocks.rules import BOOLEAN, ListOf, interactive, required

RULE = interactive(
    "radio_buttons",
    Among("initial_option"),
    options=required(ListOf(MARKED_OPTION, 1, 10)),
    initial_option=MARKED_OPTION,
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
