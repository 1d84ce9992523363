"""data_table: rows of cells that readers page through and sort."""

from __future__ import annotations

from fixturectl.blocks.agreements import ColumnOf, EqualLengths, PlainFirstRow
from fixturectl.blocks.objects.cells import cell
from fixturectl.blocks.rules import ListOf, String, block, integer, required
from fixturectl.blocks.totals import TextTotal

# Slack's page allows 100 rows below the header and 10,000 characters, newer tools twice that.
RULE = block(
    "data_table",
    EqualLengths("rows"),
    PlainFirstRow("rows"),
    ColumnOf("row_header_column_index", "rows"),
    TextTotal("rows", 20_000, contested=10_000),
    caption=required(String(1, kind="plain")),
    rows=required(ListOf(ListOf(cell(1), 1, 20), 2, 201, contested=101)),
    page_size=integer(1, 100),
    row_header_column_index=integer(0),
)
