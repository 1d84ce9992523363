"""What an alert can give to a fixture: the names that routes use for it."""

from __future__ import annotations

from typing import NamedTuple

# Everything that a placeholder may name. After the dot of a namespace stands a name of the alert's;
# without one it is a list of all of them, each with its name and value.
NAMESPACES = ("labels", "annotations", "values")
OF_ALERTS = frozenset(
    (
        "starts_at",
        "source_url",
        "fingerprint",
        "silence_url",
        "dashboard_url",
        "panel_url",
        "image_url",
        "value_string",
    )
)
OF_MESSAGES = frozenset(
    (
        "status",
        "receiver",
        "group_key",
        "external_url",
        "title",
        "message",
        "count",
        "resolved",
        "ends_at",
        "truncated",
    )
)
NAMES = frozenset(NAMESPACES) | OF_ALERTS | OF_MESSAGES


class Source(NamedTuple):
    """One thing that an alert may give, as `labels.region` or `starts_at`."""

    name: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.name}.{self.key}" if self.key else self.name


_SUMMARY = "{annotations.summary or annotations.description or annotations.message or message}"
_RUNBOOK = "{annotations.runbook_url or annotations.runbook}"
_DASHBOARD = "{dashboard_url or annotations.dashboard_url or annotations.dashboard}"
# What a variable of such a name gets where its route says nothing else: what every alert calls so.
KNOWN_AS = {
    "alert": "{labels.alertname}",
    "alertname": "{labels.alertname}",
    "annotations": "{annotations}",
    "count": "{count}",
    "dashboard": _DASHBOARD,
    "dashboard_url": _DASHBOARD,
    "description": "{annotations.description or annotations.message or message}",
    "ended_at": "{ends_at}",
    "labels": "{labels}",
    "panel_url": "{panel_url}",
    "resolved_at": "{ends_at}",
    "runbook": _RUNBOOK,
    "runbook_url": _RUNBOOK,
    "silence_url": "{silence_url}",
    "source": "{source_url or external_url}",
    "source_url": "{source_url or external_url}",
    "started_at": "{starts_at}",
    "summary": _SUMMARY,
}
