"""`fixturectl route test` as people run it, on the sample store."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from payloads import alert, alertmanager, grafana

if TYPE_CHECKING:
    from conftest import Run

SAMPLES = str(Path(__file__).parents[4])
FAILURE = {
    "labels": {
        "alertname": "PlaybackFailure",
        "severity": "critical",
        "service": "audio-delivery",
        "region": "eu-west-1",
        "component": "cdn-edge",
    },
    "annotations": {"listeners": "12840", "error_rate": "0.61"},
}

DISK = {
    "labels": {
        "alertname": "NodeFilesystemFillingUp",
        "severity": "critical",
        "instance": "db-1",
        "mountpoint": "/var",
    },
    "annotations": {},
}


def test_what_an_alert_becomes(call: Run, tmp_path: Path) -> None:
    (tmp_path / "firing.json").write_bytes(alertmanager(alert() | FAILURE))

    done = call(
        *("--store", SAMPLES, "route", "test", "firing.json", "--tenant", "spotify-premium"),
        *("--expect", "fixture=playback-failure,channel=C06PREM1P91,locale=fr-FR"),
    )

    assert (done.status, done.err) == (0, "")
    assert done.out.splitlines()[:2] == ["firing.json: 1 message", "  playback-failure"]
    assert '      components = [{"name": "cdn-edge", "error_rate": 0.61}]' in done.out.splitlines()


def test_what_no_route_matches(call: Run) -> None:
    done = call(
        *("--store", SAMPLES, "route", "test", "-", "--format", "json"),
        *("--expect", "fixture=playback-failure"),
        stdin=grafana(alert(instance="edge-41")).decode(),
    )

    ((file),) = json.loads(done.out)
    assert done.status == 1
    assert [one["fixture"] for one in file["messages"]] == ["unrouted-alert"]
    assert file["unmet"] == ["unrouted-alert: fixture is unrouted-alert, not playback-failure"]


def test_a_value_that_is_missing_costs_the_form(call: Run) -> None:
    broken = alert() | DISK

    done = call(*("--store", SAMPLES, "route", "test", "-"), stdin=alertmanager(broken).decode())

    assert done.status == 1
    assert "degraded  a value is missing or wrong" in done.out
    assert "error: no value for the required variable used (number)" in done.err


def test_what_monitoring_need_not_know_costs_nothing(call: Run) -> None:
    bare = alert() | FAILURE | {"annotations": {}}

    done = call(*("--store", SAMPLES, "route", "test", "-"), stdin=alertmanager(bare).decode())

    assert done.status == 0
    assert "degraded" not in done.out


@pytest.mark.parametrize(
    ("arguments", "stdin", "said"),
    [
        pytest.param(["nowhere.json"], "", "nowhere.json: no such file or directory", id="file"),
        pytest.param(["-"], "", "the payload is empty", id="nothing"),
        pytest.param(["-", "--tenant", "acme"], "{}", "no tenant acme", id="tenant"),
        pytest.param(["-", "--expect", "x=1"], "{}", "x=1 is no NAME=VALUE", id="expectation"),
        pytest.param(["-", "--from", "nagios"], "{}", "'nagios' is not one of", id="system"),
    ],
)
def test_mistakes(arguments: list[str], stdin: str, said: str, call: Run) -> None:
    done = call("--store", SAMPLES, "route", "test", *arguments, stdin=stdin)

    assert done.status == 2
    assert said in done.err
