"""`locales status` prints what was measured, and fails where a score is too low."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from terminal import typed

if TYPE_CHECKING:
    from conftest import MakeStore, Run

STORE = {
    "fixtures/default/tenant.yaml": (
        "locales: [en-US, fr-FR]\nseverities: {info: {channel: C0000000001}}\n"
        'statuses: {firing: {color: "#D00000"}, resolved: {color: "#2EB67D"}}\n'
    ),
    "fixtures/default/disk-full.yaml": "severity: info\ntext: '{{ t.title }} {{ t.advice }}'\n",
    "fixtures/default/en-US/disk-full.yaml": "texts: {title: Disk full, advice: Remove files}\n",
    "fixtures/default/fr-FR/disk-full.yaml": "texts: {title: Disque plein}\n",
}


@pytest.fixture
def store(make_store: MakeStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return str(make_store(STORE))


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ([], 0, ""),
        (["--fail-under", "45"], 0, ""),
        (["--fail-under", "45.5"], 1, "1 of 2 scores are below 45.5: default in fr-FR has 45.0\n"),
        (["--fail-under", "100", "--locale", "en-US"], 0, ""),
    ],
)
def test_it_fails_under(
    arguments: list[str], status: int, said: str, store: str, call: Run
) -> None:
    done = call("--store", store, "locales", "status", *arguments)

    assert (done.status, done.err) == (status, said)
    assert done.out.startswith("TENANT   LOCALE  SCORE")


def test_it_fails_where_it_could_not_see(store: str, call: Run) -> None:
    path = "fixtures/default/en-US/disk-full.yaml"
    (Path(store) / path).write_text("texts: {")

    done = call("--store", store, "locales", "status", "--fail-under", "1")

    assert done.status == 1
    assert done.err.startswith(f"{path}:1:8: error: ")
    assert done.err.endswith("\nwhat can't be read is not counted\n")


@pytest.mark.parametrize("percent", ["101", "-1", "much", "nan"])
def test_percent_is_from_0_to_100(percent: str, store: str, call: Run) -> None:
    assert call("--store", store, "locales", "status", "--fail-under", percent).status == 2


def test_formats_and_selection(store: str, call: Run) -> None:
    words = ("--store", store, "locales", "status", "--tenant", "default", "--locale", "fr-FR")

    found = json.loads(call(*words, "--format", "json").out)
    markdown = call(*words, "--format", "markdown").out

    assert [(one["locale"], one["missing"], one["score"]) for one in found] == [("fr-FR", 1, 0.45)]
    assert markdown.startswith("| tenant | fr-FR |\n")


def test_on_a_terminal_it_is_drawn(store: str, tmp_path: Path) -> None:
    environment = {"HOME": str(tmp_path), "TERM": "xterm", "XDG_CACHE_HOME": str(tmp_path / "c")}

    _, coloured = typed(("--store", store, "locales", "status"), environment, "\0", "")
    _, plain = typed(
        ("--store", store, "locales", "status"), environment | {"NO_COLOR": "1"}, "\0", ""
    )

    assert "\x1b[31m██▎░░  45\x1b[0m" in coloured
    assert "██▎░░  45" in plain
    assert "\x1b[3" not in plain
