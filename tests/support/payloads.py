"""Bodies that Alertmanager and Grafana post to a webhook, as their documentation has them."""

from __future__ import annotations

import json
from typing import Any

ZERO = "0001-01-01T00:00:00Z"


def alert(status: str = "firing", **labels: str) -> dict[str, Any]:
    """Return one alert of Alertmanager's; `labels` are its own."""
    return {
        "status": status,
        "labels": {"alertname": "DiskFull", **labels},
        "annotations": {"summary": f"The disk of {labels.get('instance', 'somebody')} is full"},
        "startsAt": "2026-11-22T10:15:00.123456789Z",
        "endsAt": ZERO if status == "firing" else "2026-11-22T10:45:00Z",
        "generatorURL": "http://prometheus.example.com:9090/graph?g0.expr=up+%3D%3D+0&g0.tab=1",
        "fingerprint": labels.get("instance", "0") + "f",
    }


def alertmanager(*alerts: dict[str, Any], **changed: Any) -> bytes:
    """Return the body of version 4 with `alerts`; a key that is changed to None is left out."""
    firing = any(one.get("status") != "resolved" for one in alerts)
    body = {
        "receiver": "slack",
        "status": "firing" if firing else "resolved",
        "alerts": list(alerts),
        "groupLabels": {"alertname": "DiskFull"},
        "commonLabels": {"alertname": "DiskFull"},
        "commonAnnotations": {},
        "externalURL": "http://alertmanager.example.com:9093",
        "version": "4",
        "groupKey": '{}:{alertname="DiskFull"}',
        "truncatedAlerts": 0,
    } | changed
    return json.dumps({name: one for name, one in body.items() if one is not None}).encode()


def grafana(*alerts: dict[str, Any], **changed: Any) -> bytes:
    """Return the body that Grafana Alerting posts with `alerts`, which get what it adds."""
    links = {
        "silenceURL": "https://grafana.example.com/alerting/silence/new?matcher=a%3Db",
        "dashboardURL": "https://grafana.example.com/d/abc?orgId=1",
        "panelURL": "https://grafana.example.com/d/abc?orgId=1&viewPanel=2",
        "imageURL": "https://grafana.example.com/image.png",
        "values": {"A": 97.5, "C": 1},
        "valueString": "[ var='A' labels={} value=97.5 ], [ var='C' labels={} value=1 ]",
    }
    extra = {
        "version": "1",
        "orgId": 1,
        "title": "[FIRING:1] DiskFull",
        "state": "alerting",
        "message": "**Firing**\n\nValue: A=97.5, C=1",
    }
    return alertmanager(*({**one, **links} for one in alerts), **(extra | changed))
