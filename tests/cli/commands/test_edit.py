"""`fixturectl edit`."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from conftest import clean_environment
from secret_calls import ANNA, calls

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run

SECONDS = 30


def test_what_the_editor_leaves_is_encrypted(run: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, run)

    done = store.call("edit", str(store.tenant), EDITOR="sed -i s/token-1/token-2/")

    assert (done.status, done.out, done.err) == (0, "", f"{store.tenant}: encrypted\n")
    assert store.call("get", str(store.tenant), "slack.token").out == "canary-token-2"
    again = store.call("edit", str(store.tenant), EDITOR="true")
    assert again.err == f"{store.tenant}: not changed\n"


def test_where_nobody_can_be_asked_a_refusal_ends_it(run: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, run)
    before = store.tenant.read_bytes()

    done = store.call("edit", str(store.tenant), EDITOR="sed -i s/extends:/name:/")

    assert done.status == 3
    assert "a key that is here twice" in done.err
    assert "canary" not in done.err
    assert store.tenant.read_bytes() == before


def test_on_a_terminal_it_can_be_edited_again(run: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, run)
    environment = clean_environment(tmp_path) | {
        "SOPS_AGE_KEY": ANNA.identity,
        "EDITOR": "sed -i s/extends:/name:/",
    }
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "fixturectl", "edit", str(store.tenant)]
    child = subprocess.Popen(command, env=environment, stdin=theirs, stdout=theirs, stderr=theirs)
    os.close(theirs)
    os.write(ours, b"n\n")

    shown, deadline = "", time.monotonic() + SECONDS
    while child.poll() is None and time.monotonic() < deadline:
        if select.select([ours], [], [], 0.2)[0]:
            try:
                shown += os.read(ours, 4096).decode()
            except OSError:
                break
    status = child.wait(SECONDS)
    os.close(ours)

    assert status == 3
    assert "edit it again?" in shown
    assert "a key that is here twice" in shown
