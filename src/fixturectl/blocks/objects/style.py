"""How a piece of rich text looks."""

from __future__ import annotations

from fixturectl.blocks.rules import BOOLEAN, Object

STYLE = Object(
    "style",
    bold=BOOLEAN,
    italic=BOOLEAN,
    strike=BOOLEAN,
    underline=BOOLEAN,
    code=BOOLEAN,
    highlight=BOOLEAN,
    client_highlight=BOOLEAN,
    unlink=BOOLEAN,
)
