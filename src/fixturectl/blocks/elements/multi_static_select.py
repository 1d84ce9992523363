"""multi_static_select: a menu of given options of which several may be chosen."""

from __future__ import annotations

from fixturectl.blocks.agreements import Among
from fixturectl.blocks.clauses import ExactlyOne
from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.option import GROUP, OPTION
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, ListOf, integer, interactive

RULE = interactive(
    "multi_static_select",
    ExactlyOne("options", "option_groups"),
    Among("initial_options"),
    options=ListOf(OPTION, 1, 100),
    option_groups=ListOf(GROUP, 1, 100),
    initial_options=ListOf(OPTION, 0, 100),
    max_selected_items=integer(1),
    placeholder=plain_text(150),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
