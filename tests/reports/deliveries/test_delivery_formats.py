"""Deliveries on paper: a table or a page for people, JSON for programs."""

from __future__ import annotations

import json as plain_json
from typing import Any, NamedTuple

import pytest

from fixturectl.reports.deliveries import json, text
from fixturectl.reports.page import Page


class Shown(NamedTuple):
    id: str = "4f1c9e2b77aa"
    tenant: str = "acme"
    fixture: str = "disk-full"
    state: str = "doubtful"
    severity: str = "critical"
    channel: str = "C0123"
    title: str = "Disk\x1b[31m\nfull"
    accepted: str = "2026-11-22T10:15:00.000+00:00"
    settled: str = ""
    waits: float | None = 90.0
    attempts: int = 2
    degraded: bool = True
    note: str = ""
    code: str = "status 500"


class Tried(NamedTuple):
    at: str = "2026-11-22T10:15:01.000+00:00"
    step: str = "post"
    outcome: str = "ambiguous"
    code: str = "status 500"
    seconds: float = 0.25


class Examined(NamedTuple):
    delivery: Shown = Shown()
    steps: tuple[str, ...] = ("post",)
    tries: tuple[Tried, ...] = (Tried(), Tried(outcome="stored", code=""))
    message: dict[str, Any] | None = None


@pytest.fixture(autouse=True)
def _utc(monkeypatch: pytest.MonkeyPatch) -> None:
    import time  # noqa: PLC0415 - only here

    monkeypatch.setenv("TZ", "UTC")
    time.tzset()


def test_a_table() -> None:
    done = Shown(state="dead", waits=None, note="the channel is archived")
    now = Shown(waits=0.0, code="")

    lines = text.write([Shown(), done, now], Page()).splitlines()

    assert lines[0].split() == list(text._HEADINGS)  # noqa: SLF001 - what stands above
    assert lines[1].split("  ")[:3] == ["4f1c9e2b", "acme/disk-full", "doubtful"]
    assert "2026-11-22 10:15:00  in 2 min  2      Disk [31m full" in lines[1]
    assert lines[2].strip() == "status 500"
    assert lines[4].strip() == "the channel is archived"
    assert "  now " in lines[5]
    assert len(lines) == 6
    assert text.write([], Page()) == "no deliveries"


def test_one_with_all_that_happened_to_it() -> None:
    lines = text.write_one(Examined(message={"text": "é"}), Page()).splitlines()

    assert lines[0] == "id                 4f1c9e2b77aa"
    assert "title              Disk␛[31m␊full" in lines
    assert "waits              in 2 min" in lines
    assert "degraded           yes" in lines
    assert "still to do        post" in lines
    assert "2026-11-22 10:15:01  post: ambiguous (status 500), 250 ms" in lines
    assert "2026-11-22 10:15:01  post: stored, 250 ms" in lines
    assert lines[-3:] == ["{", '  "text": "é"', "}"]
    assert not any(line.startswith("settled") for line in lines)


def test_json() -> None:
    (one,) = plain_json.loads(json.write([Shown()], Page()))
    found = plain_json.loads(json.write_one(Examined(), Page()))
    whole = plain_json.loads(json.write_one(Examined(message={"text": "a"}), Page()))

    assert one == Shown()._asdict()
    assert found == {
        **Shown()._asdict(),
        "steps": ["post"],
        "tries": [Tried()._asdict(), Tried(outcome="stored", code="")._asdict()],
    }
    assert whole["message"] == {"text": "a"}


@pytest.mark.parametrize(
    ("seconds", "said"),
    [(0.0123, "12 ms"), (1.26, "1.3 s"), (90, "2 min"), (5400, "1.5 h")],
)
def test_a_span(seconds: float, said: str) -> None:
    assert text.span(seconds) == said


def test_no_instant() -> None:
    assert text.local("") == ""
