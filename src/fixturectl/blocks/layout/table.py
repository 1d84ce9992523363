"""table: rows of cells."""

from __future__ import annotations

from fixturectl.blocks.objects.cells import cell
from fixturectl.blocks.rules import BOOLEAN, Enum, ListOf, Nullable, Object, block, required
from fixturectl.blocks.totals import TextTotal

_COLUMN = Object("column setting", align=Enum("left", "center", "right"), is_wrapped=BOOLEAN)

RULE = block(
    "table",
    TextTotal("rows", 10_000),
    rows=required(ListOf(ListOf(cell(0), 1, 20), 1, 100)),
    column_settings=ListOf(Nullable(_COLUMN), 0, 20),
)
