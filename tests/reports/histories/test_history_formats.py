"""A history on paper: tables for people, JSON and CSV for programs."""

from __future__ import annotations

import csv as plain_csv
import io
import json as plain_json
from typing import NamedTuple

import pytest

from fixturectl.reports.histories import csv, json, text


class Sent(NamedTuple):
    id: str = "4f1c"
    tenant: str = "acme"
    fixture: str = "disk-full"
    locale: str = "fr-FR"
    severity: str = "critical"
    status: str = "firing"
    channel: str = "C0123"
    key: str = "k"
    title: str = "Disque, plein"
    state: str = "delivered"
    accepted: str = "2026-11-22T10:15:00.000+00:00"
    settled: str = "2026-11-22T10:15:00.250+00:00"
    seconds: float = 0.25
    attempts: int = 1
    degraded: bool = False
    test: bool = False
    possible_duplicate: bool = False
    sender: str = "ada"
    ts: str = "1.1"
    permalink: str = "https://acme.slack.com/p"
    note: str = ""


class Level(NamedTuple):
    measured: float | None = None
    promised: float | None = None
    met: bool | None = None


class Service(NamedTuple):
    tenant: str
    delivered: int = 0
    dead: int = 0
    cancelled: int = 0
    degraded: int = 0
    p50: Level = Level()
    p95: Level = Level()
    success: Level = Level()


class History(NamedTuple):
    sent: tuple[Sent, ...]
    services: tuple[Service, ...]


HISTORY = History(
    (
        Sent(),
        Sent(id="5", state="dead", title="=cmd", degraded=True, possible_duplicate=True, test=True),
    ),
    (
        Service(
            "acme",
            9,
            1,
            2,
            3,
            Level(0.25, 0.5, met=True),
            Level(4.0, 3.0, met=False),
            Level(90.0, 99.5, met=False),
        ),
        Service("other", p50=Level(61.0), success=Level(100.0)),
    ),
)


def test_text() -> None:
    lines = text.write(HISTORY).splitlines()

    assert lines[0].startswith("SETTLED")
    assert "acme/disk-full  delivered " in lines[1]
    assert " 250 ms  C0123    ada  Disque, plein" in lines[1]
    assert "dead (degraded, test, perhaps twice)" in lines[2]
    assert lines[5].split("  ")[0] == "acme"
    assert "250 ms of 500 ms ✓  4.0 s of 3.0 s ✗  90 % of 99.5 % ✗" in lines[5]
    assert lines[6].split()[-5:] == ["1", "min", "–", "100", "%"]


@pytest.mark.parametrize(
    ("history", "said"),
    [
        pytest.param(History((), ()), "nothing was sent yet", id="no outbox"),
        pytest.param(History((), (Service("acme"),)), "TENANT", id="nothing lately"),
    ],
)
def test_nothing(history: History, said: str) -> None:
    assert text.write(history).startswith(said)


def test_json() -> None:
    found = plain_json.loads(json.write(HISTORY))

    assert found["deliveries"][0] == Sent()._asdict()
    assert found["tenants"][0]["p50"] == {"measured": 0.25, "promised": 0.5, "met": True}
    assert found["tenants"][1]["p95"] == {"measured": None, "promised": None, "met": None}


def test_csv() -> None:
    first, second = plain_csv.DictReader(io.StringIO(csv.write(HISTORY)))

    assert set(first) == set(Sent._fields)
    assert (first["title"], first["seconds"], first["test"]) == ("Disque, plein", "0.25", "false")
    assert second["title"] == "'=cmd"
