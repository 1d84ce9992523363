"""What monitoring systems post to a webhook, one system per file, read into a group of alerts.

Each module has `read(payload) -> Group` for the payload's JSON object and `recognizes(payload)`. An
alert is never lost: what can't be read is left out and noted, and a payload that can't be read at
all becomes a group whose one alert says so.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple, cast

from fixturectl import registry

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Protocol

    class _System(Protocol):
        def recognizes(self, payload: Mapping[str, Any]) -> bool: ...
        def read(self, payload: Mapping[str, Any]) -> Group: ...


class Alert(NamedTuple):
    """One alert; texts are empty where the system gives none. `starts_at` is ISO 8601."""

    resolved: bool = False
    labels: Mapping[str, str] = {}
    annotations: Mapping[str, str] = {}
    values: Mapping[str, float] = {}
    starts_at: str = ""
    ends_at: str = ""
    source_url: str = ""
    fingerprint: str = ""
    silence_url: str = ""
    dashboard_url: str = ""
    panel_url: str = ""
    image_url: str = ""
    value_string: str = ""


class Group(NamedTuple):
    """The alerts of one notification, at least one; `notes` say what could not be read.

    No route is asked about an `unreadable` one.
    """

    alerts: tuple[Alert, ...]
    receiver: str = ""
    group_key: str = ""
    external_url: str = ""
    title: str = ""
    message: str = ""
    truncated: int = 0
    notes: tuple[str, ...] = ()
    unreadable: bool = False


def systems() -> list[str]:
    """Return the names of the systems whose payloads can be read."""
    return list(registry.names(__name__))


def read(content: bytes, system: str = "") -> Group:
    """Return the alerts of a payload of `system`, or of whichever system it looks like."""
    try:
        payload = json.loads(content.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError) as error:
        return unreadable(content, f"not JSON: {' '.join(str(error).split())}")
    if not isinstance(payload, dict):
        return unreadable(content, "not a JSON object")
    if not payload:
        return unreadable(content, "an empty JSON object")
    names = [system] if system else systems()
    readers = [cast("_System", registry.load(__name__, name)) for name in names]
    chosen = next((one for one in readers if one.recognizes(payload)), readers[0])
    return chosen.read(payload)


def unreadable(content: bytes, reason: str) -> Group:
    """Return a group of one alert that says why a payload can't be read.

    Its key is that of the content: a payload that is sent again is one alert.
    """
    note = f"the alert could not be read: {reason}"
    alert = Alert(annotations={"summary": note})
    key = f"unreadable:{sha256(content).hexdigest()[:16]}"
    return Group((alert,), group_key=key, notes=(note,), unreadable=True)
