"""Explanations on paper: text for people, JSON for programs."""

from __future__ import annotations

import json as plain_json
from typing import NamedTuple

from fixturectl.diagnostics import Place
from fixturectl.reports.origins import json, text
from fixturectl.reports.page import Page


class Origin(NamedTuple):
    value: str
    place: Place
    owner: str
    state: str = ""
    stale: bool = False


class Explained(NamedTuple):
    key: str
    origin: Origin
    shadowed: tuple[Origin, ...] = ()


VALUES = [
    Explained(
        "t.title",
        Origin("Disque plein", Place("fixtures/acme/fr-FR/disk-full.yaml", 2, 10), "fr-FR, acme"),
        (Origin("Disk full", Place("fixtures/default/en-US/disk-full.yaml", 3, 4), "en-US"),),
    ),
    Explained("severity", Origin("\x1b[31mred", Place("a.yaml"), "default")),
]


def test_text() -> None:
    assert text.write(VALUES, ["fr-FR", "en-US"], Page()).splitlines() == [
        "texts are looked up in fr-FR, en-US",
        "",
        "t.title  Disque plein",
        "  fixtures/acme/fr-FR/disk-full.yaml:2:10  (fr-FR, acme)",
        "  shadows fixtures/default/en-US/disk-full.yaml:3:4  (en-US)  Disk full",
        "",
        "severity  ␛[31mred",
        "  a.yaml:1:1  (default)",
    ]


def test_text_in_colour() -> None:
    lines = text.write(VALUES[:1], ["fr-FR"], Page(colors=16)).splitlines()

    assert lines[2] == "\x1b[1mt.title\x1b[0m  Disque plein"
    assert lines[4].startswith("\x1b[2m  shadows ")


def test_json() -> None:
    found = plain_json.loads(json.write(VALUES, ["fr-FR", "en-US"], Page()))

    assert found["chain"] == ["fr-FR", "en-US"]
    assert found["values"][0] == {
        "key": "t.title",
        "value": "Disque plein",
        "path": "fixtures/acme/fr-FR/disk-full.yaml",
        "line": 2,
        "column": 10,
        "owner": "fr-FR, acme",
        "shadows": [
            {
                "value": "Disk full",
                "path": "fixtures/default/en-US/disk-full.yaml",
                "line": 3,
                "column": 4,
                "owner": "en-US",
            }
        ],
    }


def test_a_translation_says_how_far_it_is() -> None:
    place = Place("fixtures/acme/fr-FR/disk-full.yaml", 2, 10)
    values = [
        Explained("t.a", Origin("A", place, "fr-FR, acme", "reviewed", stale=True)),
        Explained("t.b", Origin("B", place, "fr-FR, acme", "machine")),
    ]

    lines = text.write(values, ["fr-FR"], Page()).splitlines()
    found = plain_json.loads(json.write(values, ["fr-FR"], Page()))["values"]

    assert lines[3].endswith("(fr-FR, acme, reviewed, stale)")
    assert lines[6].endswith("(fr-FR, acme, machine)")
    assert [(one["state"], one.get("stale")) for one in found] == [
        ("reviewed", True),
        ("machine", None),
    ]
