"""A history as JSON: the deliveries, and how each tenant was served."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from fixturectl.reports.histories import History, Service

_LEVELS = ("p50", "p95", "success")


def write(history: History) -> str:
    """Return `{"deliveries": [...], "tenants": [...]}`."""
    found = {
        "deliveries": [one._asdict() for one in history.sent],
        "tenants": [_service(one) for one in history.services],
    }
    return json.dumps(found, ensure_ascii=False, indent=2)


def _service(service: Service) -> dict[str, Any]:
    return {**service._asdict(), **{name: getattr(service, name)._asdict() for name in _LEVELS}}
