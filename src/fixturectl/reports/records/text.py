"""Records as tables of plain text, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.reports.columns import columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DEPTH = "depth"  # how far a record's first field is indented; no column of its own


def write(sections: Mapping[str, Sequence[Any]]) -> str:
    tables = (_table(name, records) for name, records in sections.items())
    return "\n\n".join(tables)


def _table(name: str, records: Sequence[Any]) -> str:
    if not records:
        return f"no {name}"
    fields = [field for field in records[0]._fields if field != _DEPTH]
    rows = [[_cell(getattr(record, field)) for field in fields] for record in records]
    for record, row in zip(records, rows, strict=True):
        row[0] = "  " * getattr(record, _DEPTH, 0) + row[0]
    return columns([field.upper().replace("_", " ") for field in fields], rows)


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else ""
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value)
