"""Grafana Alerting's webhook: Alertmanager's, with values, pictures and links of its own.

https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.delivery.webhooks.alertmanager import group, text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.delivery.webhooks import Group

_OVER = frozenset(("ok", "resolved"))


def recognizes(payload: Mapping[str, Any]) -> bool:
    return "orgId" in payload


def read(payload: Mapping[str, Any]) -> Group:
    # Its version counts on its own. A payload with no `status` may still have the older `state`.
    status = payload.get("status")
    if not isinstance(status, str):
        status = "resolved" if text(payload.get("state")) in _OVER else "firing"
    return group({**payload, "status": status}, [])
