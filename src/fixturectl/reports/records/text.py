"""Records as tables of plain text, for people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.reports.columns import columns, width

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_DEPTH = "depth"  # how far a record's first field is indented; no column of its own
_TRUE = "yes"


def write(sections: Mapping[str, Sequence[Any]], room: int = 0) -> str:
    """Return a table for each section; one that is wider than `room`, if given, as entries."""
    tables = (_table(name, records, room) for name, records in sections.items())
    return "\n\n".join(tables)


def _table(name: str, records: Sequence[Any], room: int) -> str:
    if not records:
        return f"no {name}"
    fields = [field for field in records[0]._fields if field != _DEPTH]
    rows = [[_cell(getattr(record, field)) for field in fields] for record in records]
    for record, row in zip(records, rows, strict=True):
        row[0] = "  " * getattr(record, _DEPTH, 0) + row[0]
    titles = [field.replace("_", " ") for field in fields]
    table = columns([title.upper() for title in titles], rows)
    if not room or max(map(width, table.splitlines())) <= room:
        return table
    return "\n".join(_entry(titles, row, room) for row in rows)


def _entry(titles: Sequence[str], row: Sequence[str], room: int) -> str:
    """Return a row as its name, and below it what else is known: a table would be torn apart."""
    import textwrap  # noqa: PLC0415 - only where a terminal is narrow

    told = (
        title if cell == _TRUE else f"{title} {' '.join(cell.split())}"
        for title, cell in zip(titles[1:], row[1:], strict=True)
        if cell
    )
    margin = " " * (len(row[0]) - len(row[0].lstrip()) + 4)
    lines = textwrap.wrap(
        " · ".join(told),
        room,
        initial_indent=margin,
        subsequent_indent=margin,
        break_on_hyphens=False,
    )
    return "\n".join((row[0], *lines))


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return _TRUE if value else ""
    if isinstance(value, tuple):
        return ", ".join(value)
    return str(value)
