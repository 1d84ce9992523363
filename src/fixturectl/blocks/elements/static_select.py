"""static_select: a menu of given options, flat or in groups."""

from __future__ import annotations

from fixturectl.blocks.agreements import Among
from fixturectl.blocks.clauses import ExactlyOne
from fixturectl.blocks.objects.confirm import RULE as CONFIRM
from fixturectl.blocks.objects.option import GROUP, OPTION
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import BOOLEAN, ListOf, interactive

RULE = interactive(
    "static_select",
    ExactlyOne("options", "option_groups"),
    Among("initial_option"),
    options=ListOf(OPTION, 1, 100),
    option_groups=ListOf(GROUP, 1, 100),
    initial_option=OPTION,
    placeholder=plain_text(150),
    confirm=CONFIRM,
    focus_on_load=BOOLEAN,
)
