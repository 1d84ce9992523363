"""broadcast: a mention of everyone here, in the channel or in the workspace."""

from __future__ import annotations

from fixturectl.blocks.objects.style import STYLE
from fixturectl.blocks.rules import Enum, required, typed

RULE = typed("broadcast", range=required(Enum("here", "channel", "everyone")), style=STYLE)
