"""`fixturectl explain` as people run it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conftest import Run

SAMPLES = str(Path(__file__).parents[3])


def test_a_value_its_place_and_what_it_shadows(call: Run) -> None:
    done = call("--store", SAMPLES, "explain", "spotify-premium/playback-failure", "t.title")

    assert done.status == 0
    assert done.err == ""
    lines = done.out.splitlines()
    assert lines[0] == "texts are looked up in fr-FR, en-US"
    assert lines[2] == "t.title  Lecture Spotify interrompue"
    french = (
        r"  fixtures/default/fr-FR/playback-failure.yaml:\d+:10  \(fr-FR, default(, reviewed)?\)"
    )
    english = (
        r"  shadows fixtures/default/en-US/playback-failure.yaml:\d+:10  \(en-US, default\)  .*"
    )
    assert re.fullmatch(french, lines[3])
    assert re.fullmatch(english, lines[4])


def test_json_for_programs(call: Run) -> None:
    done = call(
        *("--store", SAMPLES, "explain", "spotify-premium-jp/playback-failure"),
        *("tenant.timezone", "--format", "json"),
    )

    (value,) = json.loads(done.out)["values"]
    assert (value["value"], value["owner"]) == ("Asia/Tokyo", "spotify-premium-jp")
    assert value["shadows"][0]["value"] == "Europe/Paris"


def test_colour_only_on_demand(call: Run) -> None:
    address = ("explain", "spotify-premium/playback-failure", "severity")

    assert "\x1b[" not in call("--store", SAMPLES, *address).out
    assert "\x1b[1mseverity" in call("--store", SAMPLES, "--color", "always", *address).out


def test_an_unknown_key_is_wrong_usage(call: Run) -> None:
    done = call("--store", SAMPLES, "explain", "spotify-premium/playback-failure", "severty")

    assert done.status == 2
    assert "hint: did you mean severity?" in done.err
    assert "Traceback" not in done.err
