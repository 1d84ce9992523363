"""Every format of what tests came to."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from fixturectl import registry
from fixturectl.diagnostics import Place
from fixturectl.reports import outcomes
from fixturectl.reports.outcomes import Difference, Outcome, junit, text
from fixturectl.reports.outcomes import json as as_json
from fixturectl.reports.page import Page

PLACE = Place("fixtures/default/disk-full.yaml", 9, 10)
FRENCH = Place("fixtures/default/fr-FR/disk-full.yaml", 2, 10)


def outcome(message: str = "", sample: str = "quiet", **more: object) -> Outcome:
    who = ("golden", "acme", "disk-full", "fr-FR", sample, "firing", PLACE)
    return Outcome(*who, message, **more)  # type: ignore[arg-type] # by keyword


DIFFERENT = outcome(
    "is not what a.json holds",
    hint="if that is right: fixturectl test acme/disk-full --update",
    differences=(
        Difference("/text", "Le disque est presque plein", "Le disque est plein", FRENCH),
        Difference("/blocks/1", "gone", None, None),
    ),
)


def test_text_tells_failures_and_counts() -> None:
    assert text.write([outcome(), DIFFERENT, outcome()], Page()) == (
        "fixtures/default/disk-full.yaml:9:10: acme/disk-full fr-FR quiet: "
        "is not what a.json holds\n"
        "  /text, from fixtures/default/fr-FR/disk-full.yaml:2:10\n"
        "  - Le disque est [-presque -]plein\n"
        "  + Le disque est plein\n"
        "  /blocks/1\n"
        "  - gone\n"
        "hint: if that is right: fixturectl test acme/disk-full --update\n"
        "\n"
        "2 passed, 1 failed\n"
    )


def test_text_in_colors() -> None:
    shown = text.write([DIFFERENT], Page(colors=16))

    assert "\x1b[1;7;31mpresque \x1b[0m" in shown
    assert "[-" not in re.sub(r"\x1b\[[0-9;]*m", "", shown)


def test_text_folds_failures_that_are_alike() -> None:
    shown = text.write([outcome("no file 1"), outcome("no file 2"), outcome("x", "other")], Page())

    assert "no file 1\n… 1 more like this\n\n" in shown
    assert "no file 2" not in shown
    assert shown.count("other") == 1


def test_text_shows_only_so_many_parts_of_a_message() -> None:
    parts = tuple(Difference(f"/{number}", "a", "b", None) for number in range(10))

    assert "  … 2 more parts differ\n" in text.write([outcome("x", differences=parts)], Page())


@pytest.mark.parametrize(
    ("found", "said"),
    [
        ([], "no fixture asks for a test: golden: or tests: does\n"),
        ([outcome()], "1 passed\n"),
        ([outcome("x")], "1 failed\n"),
    ],
)
def test_text_counts(found: list[Outcome], said: str) -> None:
    assert text.write(found, Page()).endswith(said)


def test_json_has_each_outcome_and_each_key_of_its_manual() -> None:
    passed, failed = json.loads(as_json.write([outcome(), DIFFERENT], Page()))

    assert (passed["passed"], passed["message"], passed["differences"]) == (True, "", [])
    assert failed["differences"][0] == {
        "pointer": "/text",
        "expected": "Le disque est presque plein",
        "got": "Le disque est plein",
        "path": FRENCH.path,
        "line": 2,
        "column": 10,
    }
    assert failed["differences"][1]["path"] is None
    manual = as_json.__doc__ or ""
    assert not {key for key in (*failed, *failed["differences"][0]) if f"`{key}`" not in manual}


def test_junit_has_a_case_for_each_outcome() -> None:
    written = junit.write([DIFFERENT, outcome(), outcome('"<&>\x1b')], Page())

    root = ET.fromstring(written.encode())  # noqa: S314 # our own
    (suite,) = root
    assert (root.get("tests"), root.get("failures")) == ("3", "2")
    assert suite.get("name") == "acme/disk-full"
    assert [case.get("name") for case in suite] == ["golden fr-FR quiet firing"] * 3
    assert (suite[0].get("file"), suite[0].get("line")) == (PLACE.path, "9")
    assert suite[0][0].get("message") == "is not what a.json holds"
    assert "[-presque -]plein" in (suite[0][0].text or "")
    assert list(suite[1]) == []
    assert suite[2][0].get("message") == '"<&>␛'


@pytest.mark.parametrize("form", registry.names(outcomes.__name__))
def test_every_format_ends_with_a_line_feed(form: str) -> None:
    write = registry.load(outcomes.__name__, form).write

    assert write([], Page()).endswith("\n")
    assert write([DIFFERENT], Page()).endswith("\n")
