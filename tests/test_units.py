"""The units for systemd and the line for cron: what they call exists, and systemd takes them."""

from __future__ import annotations

import configparser
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from conftest import Run

FOLDER = Path(__file__).parent.parent / "docs/systemd"
UNITS = sorted(FOLDER.glob("*.service")) + sorted(FOLDER.glob("*.timer"))
PROGRAM = "/usr/local/bin/fixturectl"


def _commands() -> list[str]:
    """Return the calls of the program in all units and in the line for cron."""
    lines = [line for path in sorted(FOLDER.iterdir()) for line in path.read_text().splitlines()]
    return [
        line.partition(f"{PROGRAM} ")[2].partition(">")[0]
        for line in lines
        if PROGRAM in line and not line.startswith("#")
    ]


@pytest.mark.parametrize("arguments", _commands())
def test_what_they_call_is_there(arguments: str, call: Run) -> None:
    """Its options too: `--help` behind them is only reached where all are known."""
    done = call(*arguments.split(), "--help")

    assert (done.status, done.err) == (0, "")
    assert "Usage: " in done.out


@pytest.mark.parametrize("unit", UNITS, ids=lambda path: path.name)
def test_a_unit_has_its_sections(unit: Path) -> None:
    found = configparser.RawConfigParser(strict=False)
    found.optionxform = str  # type: ignore[assignment,method-assign] # systemd's keys have capitals
    found.read_string(unit.read_text())

    assert "Unit" in found
    assert found["Unit"]["Description"]
    if unit.suffix == ".service":
        assert found["Service"]["UMask"] == "0077"
        assert found["Service"]["NoNewPrivileges"] == "yes"
    else:
        assert unit.with_suffix(".service") in UNITS


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd-analyze is missing")
def test_systemd_takes_the_units(tmp_path: Path) -> None:
    units = []
    for path in UNITS:
        text = path.read_text().replace(PROGRAM, sys.executable)
        units.append(tmp_path / path.name)
        units[-1].write_text(text)

    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", *units],
        capture_output=True,
        text=True,
        check=False,
    )

    ours = [line for line in done.stderr.splitlines() if str(tmp_path) in line]
    assert not ours
    assert done.returncode == 0, done.stderr


def test_cron_has_six_fields_before_the_command() -> None:
    lines = (FOLDER / "fixturectl.cron").read_text().splitlines()
    (line,) = [one for one in lines if PROGRAM in one]

    assert line.split(maxsplit=6)[:6] == ["*", "*", "*", "*", "*", "alerts"]
    assert "%" not in line
