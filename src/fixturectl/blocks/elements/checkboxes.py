"""checkboxes: options of which any number may be ticked."""

from __future__ import annotations

from fixturectl.blocks.agreements import Among
from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.option import MARKED_OPTION
from fixturectl.blocks.rules import BOOLEAN, ListOf, interactive, required

RULE = interactive(
    "checkboxes",
    Among("initial_options"),
    options=required(ListOf(MARKED_OPTION, 1, 10)),
    initial_options=ListOf(MARKED_OPTION, 0, 10),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
