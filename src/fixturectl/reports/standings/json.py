"""How far a store is translated as JSON: a list, with shares from 0 to 1."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.reports.standings import Sheet

_DECIMALS = 4


def write(standings: Sequence[Any], _sheet: Sheet) -> str:
    """Return `[{tenant, locale, texts, reviewed, ..., stale, coverage, integrity, score}]`."""
    listed = [{name: _rounded(value) for name, value in one._asdict().items()} for one in standings]
    return json.dumps(listed, ensure_ascii=False, indent=2) + "\n"


def _rounded(value: object) -> object:
    return round(value, _DECIMALS) if isinstance(value, float) else value
