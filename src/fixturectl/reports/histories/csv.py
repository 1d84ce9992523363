"""A history's deliveries as CSV (RFC 4180), a line each under the names of the fields."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fixturectl.reports.histories import History

_FIELDS = (
    "settled",
    "tenant",
    "fixture",
    "state",
    "seconds",
    "severity",
    "status",
    "locale",
    "channel",
    "sender",
    "attempts",
    "degraded",
    "test",
    "possible_duplicate",
    "key",
    "title",
    "note",
    "accepted",
    "id",
    "ts",
    "permalink",
)
_FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def write(history: History) -> str:
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(_FIELDS)
    for one in history.sent:
        found = one._asdict()
        rows.writerow([_cell(found[name]) for name in _FIELDS])
    return text.getvalue()


def _cell(value: object) -> str:
    """Return a cell that no spreadsheet takes for a formula: titles come from outside."""
    if isinstance(value, bool):
        return "true" if value else "false"
    said = str(value)
    return f"'{said}" if isinstance(value, str) and said.startswith(_FORMULAS) else said
