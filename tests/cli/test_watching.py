"""`fixturectl watch` on a terminal, with somebody who saves files and then types Ctrl-C."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from conftest import clean_environment
from validated import FRENCH, SOUND, WRONG

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from conftest import MakeStore, Run

SECONDS = 120
READY = "until Ctrl-C"


class Terminal:
    """A terminal in which the store is watched; `shown` is what appeared since the last look."""

    def __init__(self, root: Path, home: Path, *arguments: str) -> None:
        self.ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "fixturectl", "--store", str(root), "watch", *arguments]
        self.child = subprocess.Popen(
            command,
            env=clean_environment(home) | {"NO_COLOR": "1"},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            preexec_fn=lambda: _take(theirs),  # noqa: PLW1509 # Ctrl-C must reach it
        )
        os.close(theirs)

    def until(self, pattern: str) -> str:
        """Return all that is shown until a pattern, or until it ends."""
        shown, deadline = "", time.monotonic() + SECONDS
        while time.monotonic() < deadline and not re.search(pattern, shown):
            if not select.select([self.ours], [], [], 0.05)[0]:
                continue
            try:
                shown += os.read(self.ours, 65536).decode(errors="replace").replace("\r\n", "\n")
            except OSError:  # it has ended
                break
        assert re.search(pattern, shown), shown
        return shown

    def interrupt(self) -> int:
        os.write(self.ours, b"\x03")
        return self.child.wait(SECONDS)

    def close(self) -> None:
        self.child.kill()
        self.child.wait()
        os.close(self.ours)


def _take(terminal: int) -> None:
    """Make a terminal the one that controls this process."""
    import fcntl  # noqa: PLC0415 # in the child only
    import termios  # noqa: PLC0415

    fcntl.ioctl(terminal, termios.TIOCSCTTY, 0)


@pytest.fixture
def root(make_store: MakeStore) -> Path:
    return make_store(SOUND)


@pytest.fixture
def terminal(root: Path, tmp_path: Path) -> Iterator[Terminal]:
    made = Terminal(root, tmp_path, "acme/disk-full", "--locale", "fr-FR")
    yield made
    if made.child.poll() is None:
        made.interrupt()
    made.close()


def test_each_save_is_told_once_until_ctrl_c(terminal: Terminal, root: Path) -> None:
    first = terminal.until(READY)
    assert "no findings; watching 6 files" in first
    assert first.count("Le disque de db-1 est presque plein") >= 1, "the message is drawn"

    beside = root / "beside"  # as editors that write by renaming
    beside.write_text(SOUND[FRENCH].replace("presque", "bientôt"))
    beside.replace(root / FRENCH)
    saved = terminal.until(r"\nno findings\n")

    assert re.search(rf"── \d\d:\d\d:\d\d  {FRENCH}\n", saved)
    assert "default/fr-FR/disk-full title: 3 tenants (3 messages)\n" in saved
    assert "  - Le disque de db-1 est [-presque-] plein\n" in saved
    assert "  + Le disque de db-1 est {+bientôt+} plein\n" in saved
    assert "1 change in 3 messages\n" in saved
    assert saved.count("──  ") + saved.count("── ") == 1, "told once"

    (root / FRENCH).write_text(WRONG[FRENCH])
    broken = terminal.until(r"\n1 error in 1 file\n")
    assert "unknown placeholder {hots} [placeholder-extra]" in broken
    assert "hint: did you mean {host}?" in broken

    (root / FRENCH).write_text(SOUND[FRENCH])
    mended = terminal.until(r"\nno findings\n")
    assert re.search(rf"mended: {FRENCH}:2:\d+: error: unknown placeholder {{hots}}", mended)

    (root / "odd").mkdir()
    (root / "odd/tenant.yaml").write_text("extends: default\n")
    for number in range(22):
        (root / f"odd/odd-{number}.yaml").write_text("[")
    (root / "odd").rename(root / "fixtures/odd")
    many = terminal.until(r"\n22 errors in 22 files\n")
    assert many.count("hint: quote this text") == 20
    assert "\n… 2 more\n22 errors" in many

    assert terminal.interrupt() == 130
    assert "Traceback" not in terminal.until(r"\^C")


def test_a_store_that_goes_away_for_a_while_is_watched_on(terminal: Terminal, root: Path) -> None:
    terminal.until(READY)

    (root / "fixtures").rename(root / "elsewhere")
    assert "is no store" in terminal.until("hint: fixturectl init")

    (root / "elsewhere").rename(root / "fixtures")
    terminal.until(r"\nno findings\n")
    (root / FRENCH).write_text(WRONG[FRENCH])
    terminal.until(r"\n1 error in 1 file\n")
    assert terminal.interrupt() == 130


def test_a_fixture_that_is_not_there_is_wrong_usage(root: Path, call: Run) -> None:
    done = call("--store", str(root), "watch", "acme/disk")

    assert done.status == 2
    assert "tenant acme has no fixture disk" in done.err


def test_what_ends_another_command_is_told_and_watching_goes_on(
    terminal: Terminal, root: Path
) -> None:
    terminal.until(READY)
    tenant = root / "fixtures/default/tenant.yaml"
    tenant.write_text(f"{SOUND['fixtures/default/tenant.yaml']}checks: {{baseline: none.json}}\n")
    terminal.until("no findings")
    (root / "none.json").write_text("{")
    (root / FRENCH).write_text(WRONG[FRENCH])
    terminal.until("fixturectl: the baseline none.json is not JSON")
    (root / "none.json").unlink()
    tenant.write_text(SOUND["fixtures/default/tenant.yaml"])

    terminal.until(r"\n1 error in 1 file\n")
    (root / "fixtures/default/disk-full.yaml").unlink()
    assert "tenant acme has no fixture disk-full" in terminal.until(r"in \d+ files?\n")


def test_many_files_of_one_save_are_counted(terminal: Terminal, root: Path) -> None:
    terminal.until(READY)
    beside = root / "beside"
    beside.mkdir()
    (beside / "tenant.yaml").write_text("extends: default\n")
    for number in range(8):
        (beside / f"a{number}.yaml").write_text("severity: critical\ntext: x\n")
    beside.rename(root / "fixtures/many")  # all at once, however slow this is

    assert " and 3 more\n" in terminal.until(r"no findings|in \d+ files?\n")
