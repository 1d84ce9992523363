"""A folder for clear text: private, and gone on any exit."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import clean_environment

from fixturectl.secrets.private_files import private_folder

PROGRAM = """
import sys, time
from fixturectl.secrets.private_files import private_folder
with private_folder() as folder:
    (folder / "clear").write_text("canary")
    print(folder, flush=True)
    time.sleep(600)
"""


def test_the_folder_is_private_and_goes() -> None:
    with private_folder() as folder:
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        (folder / "clear").write_text("x")

    assert not folder.exists()


def test_it_goes_when_something_fails() -> None:
    with pytest.raises(RuntimeError), private_folder() as folder:
        raise RuntimeError

    assert not folder.exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_it_goes_when_a_signal_ends_the_process(number: signal.Signals, tmp_path: Path) -> None:
    child = subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env=clean_environment(tmp_path),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert child.stdout is not None
    folder = Path(child.stdout.readline().decode().strip())
    assert (folder / "clear").exists()

    child.send_signal(number)
    child.wait()
    child.stdout.close()

    assert not folder.exists()


def test_signals_are_as_before_afterwards() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with private_folder():
        assert signal.getsignal(signal.SIGTERM) is not before

    assert signal.getsignal(signal.SIGTERM) is before


def test_it_works_in_a_thread_of_its_own() -> None:
    found: list[bool] = []

    def work() -> None:
        with private_folder() as folder:
            found.append(folder.is_dir())

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()

    assert found == [True]


def test_it_is_in_memory_where_the_session_has_a_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with private_folder() as folder:
        assert folder.parent == tmp_path


def test_without_such_a_place_it_is_where_temporary_files_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with private_folder() as folder:
        assert folder.parent == tmp_path
