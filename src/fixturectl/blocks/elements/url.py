"""url: a source that a task has read."""

from __future__ import annotations

from fixturectl.blocks.rules import String, required, typed

RULE = typed(
    "url",
    url=required(String(1, 3000, kind="url", format="url")),
    text=required(String(kind="plain")),
)
