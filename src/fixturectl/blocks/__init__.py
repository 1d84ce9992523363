"""Block Kit's rules as data, the validator that runs them, and what a renderer asks of them."""

from __future__ import annotations

from fixturectl.blocks.faults import CHECKS, Breach
from fixturectl.blocks.message import block_list as block_list_rule
from fixturectl.blocks.message import body as message_rule
from fixturectl.blocks.payloads import check, check_value
from fixturectl.blocks.steps import field_kind, limit, object_at, shorthand, step

__all__ = [
    "CHECKS",
    "Breach",
    "block_list_rule",
    "check",
    "check_value",
    "field_kind",
    "limit",
    "message_rule",
    "object_at",
    "shorthand",
    "step",
]
