"""usergroup: a mention of a group."""

from __future__ import annotations

from fixturectl.blocks.objects.style import STYLE
from fixturectl.blocks.rules import String, required, typed

RULE = typed("usergroup", usergroup_id=required(String(1)), style=STYLE)
