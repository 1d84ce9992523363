"""link: a link, with its text."""

from __future__ import annotations

from fixturectl.blocks.objects.style import STYLE
from fixturectl.blocks.rules import BOOLEAN, String, required, typed

RULE = typed(
    "link",
    url=required(String(1, kind="url", format="url")),
    text=String(kind="plain"),
    unsafe=BOOLEAN,
    style=STYLE,
)
