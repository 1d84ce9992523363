"""What became of deliveries is told line by line, and in the exit status."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from fixturectl.actions.outbox.deciding import Decided
from fixturectl.cli.deciding import tell

if TYPE_CHECKING:
    import pytest

DONE = Decided("4f1c", "acme", "disk-full", True, "waiting", "Full")
NOT_DONE = DONE._replace(id="5a", done=False, state="delivered")


def test_people(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell([DONE, NOT_DONE], "text", "will be sent") == 1
    assert capsys.readouterr().out.splitlines() == [
        "4f1c  acme/disk-full  will be sent",
        "5a  acme/disk-full  not changed: it is delivered",
    ]


def test_programs(capsys: pytest.CaptureFixture[str]) -> None:
    assert tell([DONE], "json", "") == 0
    assert json.loads(capsys.readouterr().out) == [DONE._asdict()]
