"""date: a moment in the reader's time zone."""

from __future__ import annotations

from fixturectl.blocks.objects.style import STYLE
from fixturectl.blocks.rules import String, integer, required, typed

RULE = typed(
    "date",
    timestamp=required(integer()),
    format=required(String(1)),
    url=String(1, kind="url", format="url"),
    fallback=String(kind="plain"),
    style=STYLE,
)
