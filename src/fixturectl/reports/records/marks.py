"""Records of what is ok and what is not: a mark before each, the next step below it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.reports.columns import columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_OK, _MISSING, _OPTIONAL = "✓", "✗", "–"


def write(sections: Mapping[str, Sequence[Any]]) -> str:
    records = [record for section in sections.values() for record in section]
    rows = [(_mark(one), one.name, one.found) for one in records]
    lines = columns(("", "", ""), rows).splitlines()[1:]
    told = (
        f"{line}\n   hint: {one.hint}" if one.hint else line
        for one, line in zip(records, lines, strict=True)
    )
    return "\n".join(told)


def _mark(record: Any) -> str:
    if record.ok:
        return _OK
    return _MISSING if record.needed else _OPTIONAL
