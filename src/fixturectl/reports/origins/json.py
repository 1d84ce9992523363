"""An explanation as JSON: the chain of locales, and for each key its values with their places."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.reports.origins import Explained, Origin
    from fixturectl.reports.page import Page


def write(values: Sequence[Explained], chain: Sequence[str], page: Page) -> str:  # noqa: ARG001
    """Return `{"chain": [...], "values": [{key, value, path, line, column, owner, shadows}]}`.

    Of a translation there is `state` too, where its file says it, and `stale`, where it is.
    """
    found = [
        {"key": one.key, **_origin(one.origin), "shadows": [_origin(o) for o in one.shadowed]}
        for one in values
    ]
    answer = {"chain": list(chain), "values": found}
    return json.dumps(answer, indent=2, ensure_ascii=False) + "\n"


def _origin(origin: Origin) -> dict[str, object]:
    path, line, column = origin.place
    return {
        "value": origin.value,
        "path": path,
        "line": line,
        "column": column,
        "owner": origin.owner,
        **({"state": origin.state} if origin.state else {}),
        **({"stale": True} if origin.stale else {}),
    }
