"""Records as JSON: a list of objects, or one such list for each section."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def write(sections: Mapping[str, Sequence[Any]]) -> str:
    listed = {name: [record._asdict() for record in records] for name, records in sections.items()}
    shown = listed if len(listed) > 1 else next(iter(listed.values()))
    return json.dumps(shown, ensure_ascii=False, indent=2)
