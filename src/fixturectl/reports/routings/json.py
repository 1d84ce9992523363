"""What payloads amount to as JSON: for each file its messages, notes and unmet expectations."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.reports.page import Page
    from fixturectl.reports.routings import Payload, Told


def write(payloads: Sequence[Payload], page: Page) -> str:  # noqa: ARG001
    found = [
        {
            "file": one.file,
            "messages": [_message(message) for message in one.messages],
            "notes": list(one.notes),
            "unmet": list(one.unmet),
        }
        for one in payloads
    ]
    return json.dumps(found, indent=2, ensure_ascii=False) + "\n"


def _message(message: Told) -> dict[str, object]:
    return {
        "route": message.route,
        "place": message.place,
        "matched": list(message.matched),
        "fixture": message.fixture,
        "status": message.status,
        "severity": message.severity,
        "channel": message.channel,
        "locale": message.locale,
        "key": message.key,
        "alerts": message.alerts,
        "variables": dict(message.variables),
        "degraded": message.degraded,
    }
