"""Grafana Alerting's webhook: Alertmanager's, with values, pictures and links of its own.

Before version 11 there was another, of one alert in words of its own: it is read as that one alert.
https://grafana.com/docs/grafana/latest/alerting/configure-notifications/manage-contact-points/
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.delivery.webhooks.alertmanager import group, text, texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.delivery.webhooks import Group

_OVER = frozenset(("ok", "resolved"))


def recognizes(payload: Mapping[str, Any]) -> bool:
    return "orgId" in payload


def read(payload: Mapping[str, Any]) -> Group:
    if "alerts" not in payload and "ruleName" in payload:
        payload = _unified(payload)
    # Its version counts on its own. A payload with no `status` may still have the older `state`.
    status = payload.get("status")
    if not isinstance(status, str):
        status = "resolved" if text(payload.get("state")) in _OVER else "firing"
    return group({**payload, "status": status}, [])


def _unified(old: Mapping[str, Any]) -> dict[str, Any]:
    """Return the older payload in the words of the newer one."""
    rule = text(old.get("ruleName"))
    said = {"summary": old.get("title"), "description": old.get("message")}
    links = {"generatorURL": old.get("ruleUrl"), "imageURL": old.get("imageUrl")}
    return {
        **{name: old[name] for name in ("state", "title", "message") if name in old},
        "groupKey": f"rule {text(old.get('ruleId')) or rule}",
        "alerts": [
            {**links, "labels": {**texts(old.get("tags")), "alertname": rule}, "annotations": said}
        ],
    }
