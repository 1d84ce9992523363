"""Alertmanager's webhook, version 4: a group of alerts with the labels common to them.

https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
"""

from __future__ import annotations

import json
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from fixturectl.delivery.webhooks import Alert, Group
from fixturectl.store.variables.spellings import LARGEST, clean

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

VERSION = "4"
LONGEST = 4000  # characters of one text: more than any field of Slack's holds
_NO_TIME = "0001-01-01"  # Go's zero value: the alert has no such time
_RESOLVED = "resolved"


def recognizes(payload: Mapping[str, Any]) -> bool:
    return "orgId" not in payload


def read(payload: Mapping[str, Any]) -> Group:
    notes: list[str] = []
    version = text(payload.get("version"))
    if version != VERSION:
        notes.append(f"the payload is of version {version or 'unknown'}, not {VERSION}")
    return group(payload, notes)


def group(payload: Mapping[str, Any], notes: list[str]) -> Group:
    """Return what every payload of this family says; `notes` get what could not be read."""
    alerts = tuple(_alerts(payload, notes))
    return Group(
        alerts,
        text(payload.get("receiver")),
        text(payload.get("groupKey")) or _key(payload, alerts),
        text(payload.get("externalURL")),
        text(payload.get("title")),
        text(payload.get("message")),
        _count(payload.get("truncatedAlerts")),
        tuple(notes),
    )


def text(value: Any) -> str:
    """Return a text without what could spoil a terminal or a database; "" for what is no text."""
    if isinstance(value, bool | int | float):
        value = json.dumps(value)
    if not isinstance(value, str):
        return ""
    shown = value if len(value) <= LONGEST else value[: LONGEST - 1] + "…"
    return clean(shown)


def texts(value: Any) -> dict[str, str]:
    """Return an object's texts by name; nothing where it is none."""
    if not isinstance(value, dict):
        return {}
    return {text(name): text(one) for name, one in value.items() if one is not None}


def _alerts(payload: Mapping[str, Any], notes: list[str]) -> Iterator[Alert]:
    """Yield the alerts; where the payload lists none, the one that its common labels amount to."""
    common = Alert(
        text(payload.get("status")) == _RESOLVED,
        texts(payload.get("groupLabels")) | texts(payload.get("commonLabels")),
        texts(payload.get("commonAnnotations")),
    )
    listed = payload.get("alerts")
    if not isinstance(listed, list) or not listed:
        notes.append("the payload lists no alerts: its common labels stand for them")
        yield common
        return
    for index, one in enumerate(listed):
        if isinstance(one, dict):
            yield _alert(one, common)
        else:
            notes.append(f"alerts[{index}] is no object: the common labels stand for it")
            yield common


def _alert(found: Mapping[str, Any], common: Alert) -> Alert:
    status = text(found.get("status"))
    return Alert(
        status == _RESOLVED if status else common.resolved,
        {**common.labels, **texts(found.get("labels"))},
        {**common.annotations, **texts(found.get("annotations"))},
        _numbers(found.get("values")),
        _time(found.get("startsAt")),
        _time(found.get("endsAt")),
        text(found.get("generatorURL")),
        text(found.get("fingerprint")),
        text(found.get("silenceURL")),
        text(found.get("dashboardURL")),
        text(found.get("panelURL")),
        text(found.get("imageURL")),
        text(found.get("valueString")),
    )


def _time(value: Any) -> str:
    found = text(value)
    try:
        datetime.fromisoformat(found)
    except ValueError:
        return ""
    return "" if found.startswith(_NO_TIME) else found


def _numbers(value: Any) -> dict[str, float]:
    if not isinstance(value, dict):
        return {}
    return {
        text(name): one
        for name, one in value.items()
        if isinstance(one, int | float) and not isinstance(one, bool) and abs(one) <= LARGEST
    }


def _count(value: Any) -> int:
    return max(value, 0) if isinstance(value, int) else 0


def _key(payload: Mapping[str, Any], alerts: tuple[Alert, ...]) -> str:
    """Return what stands for a group's key where the payload has none: its labels.

    Without any, it is of its own: two that have nothing in common are not one alert.
    """
    labels = texts(payload.get("groupLabels")) or texts(payload.get("commonLabels"))
    labels = labels or dict(alerts[0].labels)
    if not labels:
        said = repr((alerts, text(payload.get("title")), text(payload.get("message"))))
        return f"unlabelled:{sha256(said.encode('utf-8', 'replace')).hexdigest()[:16]}"
    return "{" + ", ".join(f'{name}="{labels[name]}"' for name in sorted(labels)) + "}"
