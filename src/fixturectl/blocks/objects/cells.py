"""The cells of tables: plain text, numbers, formatted text."""

from __future__ import annotations

from fixturectl.blocks.folders import block
from fixturectl.blocks.rules import Number, String, Typed, required, typed


def cell(minimum: int) -> Typed:
    """Return the rule of a cell whose plain text has at least `minimum` code points."""
    made = {
        "raw_text": typed("raw_text", text=required(String(minimum, kind="plain"))),
        "raw_number": typed("raw_number", value=required(Number()), text=String(kind="plain")),
    }
    return Typed(
        "cell of a table",
        ("raw_text", "raw_number", "rich_text"),
        lambda name: made.get(name) or block(name),
    )
