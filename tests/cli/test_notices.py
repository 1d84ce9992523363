from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import clean_environment
from outboxes import LOST, claimed, entry, post
from sending_store import write_store

from fixturectl.cli import notices
from fixturectl.delivery.outbox import Outbox

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

LIST = ("list", "tenants")


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    write_store(tmp_path / "store")
    return tmp_path / "state" / "fixturectl" / "sending"


def _call(call: Run, tmp_path: Path, *arguments: str) -> str:
    return call("--store", str(tmp_path / "store"), *arguments).err


def test_what_waits_and_what_is_dead_is_said(state: Path, call: Run, tmp_path: Path) -> None:
    outbox = Outbox(state / "acme")
    outbox.accept([entry(), entry(key="other"), entry(key="third")])
    outbox.bury(claimed(outbox), LOST, 0.1, "no channel")

    said = _call(call, tmp_path, *LIST)

    assert said == (
        "fixturectl: messages of acme: 2 waiting, 1 dead; see: fixturectl outbox list\n"
    )
    assert _call(call, tmp_path, "outbox", "list") == ""


def test_where_all_is_delivered_nothing_is_said(state: Path, call: Run, tmp_path: Path) -> None:
    outbox = Outbox(state / "acme")
    outbox.accept([entry()])
    post(outbox)

    assert _call(call, tmp_path, *LIST) == ""
    assert not (state / "acme" / "unsettled").exists()


def test_an_error_comes_with_it(state: Path, call: Run, tmp_path: Path) -> None:
    Outbox(state / "acme").accept([entry()])

    said = _call(call, tmp_path, "render", "acme/nothing")

    assert "no fixture nothing" in said
    assert "1 waiting" in said


def test_what_cannot_be_read_stops_nothing(state: Path, call: Run, tmp_path: Path) -> None:
    (state / "acme").mkdir(parents=True)
    (state / "acme" / "unsettled").touch()
    (state / "acme" / "outbox.db").write_bytes(b"damaged" * 1000)

    assert _call(call, tmp_path, *LIST) == ""


_RUN_AND_LIST = """
import json, sys
from fixturectl.__main__ import run
run()
print(json.dumps("fixturectl.delivery.outbox" in sys.modules))
"""


@pytest.mark.parametrize(
    ("unsettled", "loaded"),
    [
        pytest.param(None, False, id="nothing was ever sent"),
        pytest.param(False, False, id="all is settled"),
        pytest.param(True, True, id="something waits"),
    ],
)
def test_the_outbox_is_loaded_only_where_something_is_unsettled(
    unsettled: bool | None, loaded: bool, state: Path, tmp_path: Path
) -> None:
    if unsettled is not None:
        outbox = Outbox(state / "acme")
        if unsettled:
            outbox.accept([entry()])
    done = subprocess.run(
        [sys.executable, "-c", _RUN_AND_LIST, "--store", str(tmp_path / "store"), *LIST],
        env=clean_environment(tmp_path) | {"XDG_STATE_HOME": str(tmp_path / "state")},
        capture_output=True,
        text=True,
        check=True,
    )

    assert json.loads(done.stdout.splitlines()[-1]) is loaded
    assert notices.__name__ == "fixturectl.cli.notices"
