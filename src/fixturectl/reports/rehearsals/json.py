"""Dry runs as JSON: address, channel, verdict and the calls; one object, or a list of them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.actions.sending.rehearsing import Rehearsal


def write(rehearsals: Sequence[Rehearsal]) -> str:
    found = [_object(one) for one in rehearsals]
    return json.dumps(found[0] if len(found) == 1 else found, ensure_ascii=False, indent=2)


def _object(found: Rehearsal) -> dict[str, Any]:
    calls = [
        {"url": f"{found.url}{call.method}", "method": call.method, "arguments": call.arguments}
        for call in found.calls
    ]
    kept = ("address", "channel", "severity", "verdict", "degraded")
    return {**{name: getattr(found, name) for name in kept}, "calls": calls}
