"""Which conversations a menu offers."""

from __future__ import annotations

from fixturectl.blocks.clauses import AtLeastOne
from fixturectl.blocks.rules import BOOLEAN, Enum, ListOf, Object

RULE = Object(
    "filter",
    AtLeastOne("include", "exclude_external_shared_channels", "exclude_bot_users"),
    include=ListOf(Enum("im", "mpim", "private", "public"), 1),
    exclude_external_shared_channels=BOOLEAN,
    exclude_bot_users=BOOLEAN,
)
