"""What payloads amount to on paper: text for people, JSON for programs."""

from __future__ import annotations

import json as plain_json
from typing import Any, NamedTuple

from fixturectl.reports.page import Page
from fixturectl.reports.routings import json, text


class Told(NamedTuple):
    route: int = 1
    place: str = "fixtures/acme/tenant.yaml:8:5"
    matched: tuple[str, ...] = ("team=db", "env!=dev")
    fixture: str = "disk-full"
    status: str = "firing"
    severity: str = "critical"
    channel: str = "C0CRIT"
    locale: str = "fr-FR"
    key: str = "{} > disk-full"
    alerts: int = 2
    variables: dict[str, Any] = {"host": "db\x1b[31m", "used": 0.5, "tags": ["é"]}  # noqa: RUF012
    degraded: bool = False


class Payload(NamedTuple):
    file: str
    messages: tuple[Told, ...]
    notes: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()


FALLBACK = Told(
    0, "", (), "", "resolved", "", "", "en-US", "k", alerts=1, variables={}, degraded=True
)
PAYLOADS = [
    Payload("a.json", (Told(),)),
    Payload("b.json", (FALLBACK, Told(matched=())), ("broken",), ("disk: route is 1, not 2",)),
]


def test_text() -> None:
    lines = text.write(PAYLOADS, Page()).splitlines()

    assert lines[:12] == [
        "a.json: 1 message",
        "  disk-full",
        "    route 1   team=db and env!=dev  fixtures/acme/tenant.yaml:8:5",
        "    status    firing, 2 alerts firing",
        "    severity  critical",
        "    channel   C0CRIT",
        "    locale    fr-FR",
        "    key       {} > disk-full",
        "      host = db␛[31m",
        "      used = 0.5",
        '      tags = ["é"]',
        "b.json: 2 messages",
    ]
    assert lines[12:20] == [
        "  note: broken",
        "  no fixture",
        "    fallback  no route matches",
        "    status    resolved, 1 alert over",
        "    severity  –",
        "    channel   –",
        "    locale    en-US",
        "    key       k",
    ]
    assert lines[20].startswith("    degraded")
    assert lines[22] == "    route 1   any alert  fixtures/acme/tenant.yaml:8:5"
    assert lines[-1] == "  not as expected: disk: route is 1, not 2"


def test_colors() -> None:
    shown = text.write(PAYLOADS, Page(colors=256))

    assert "\x1b[1mdisk-full\x1b[0m" in shown
    assert "\x1b[31mnot as expected: disk: route is 1, not 2\x1b[0m" in shown


def test_json() -> None:
    first, second = plain_json.loads(json.write(PAYLOADS, Page()))

    assert first["messages"] == [
        Told()._asdict() | {"matched": ["team=db", "env!=dev"]},
    ]
    assert (second["notes"], second["unmet"]) == (["broken"], ["disk: route is 1, not 2"])
