"""team: a mention of a workspace."""

from __future__ import annotations

from fixturectl.blocks.objects.style import STYLE
from fixturectl.blocks.rules import String, required, typed

RULE = typed("team", team_id=required(String(1)), style=STYLE)
