"""Dry runs for people: the verdict, and the body of each call as it would be sent."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from fixturectl.actions.sending.rehearsing import Rehearsal


def write(rehearsals: Sequence[Rehearsal]) -> str:
    return "\n".join(line for one in rehearsals for line in _lines(one))


def _lines(found: Rehearsal) -> Iterator[str]:
    yield f"{found.address} ({found.severity}) to {found.channel}: {found.verdict}"
    for call in found.calls:
        yield f"POST {found.url}{call.method}"
        yield json.dumps(call.arguments, ensure_ascii=False, indent=2)
