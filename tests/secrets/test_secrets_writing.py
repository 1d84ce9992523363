"""Files replaced as a whole, with their mode, one writer at a time."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

import pytest
from conftest import clean_environment

from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.writing import content_of, locked, replace

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755])
def test_content_is_replaced_and_the_mode_kept(mode: int, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"old")
    path.chmod(mode)

    replace(path, b"new")

    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == mode
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    path, link = tmp_path / "file.yaml", tmp_path / "link.yaml"
    path.write_bytes(b"old")
    link.symlink_to(path)

    replace(link, b"new")

    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_what_can_not_be_written_leaves_the_file_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"old")

    def full(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SecretsError, match="no space left on device; the file is as it was"):
        replace(path, b"new")

    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_process_that_is_killed_leaves_the_file_old_or_new(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(b"0" * 100_000)
    program = (
        "import sys; from pathlib import Path; from fixturectl.secrets.writing import replace\n"
        "print('ready', flush=True)\n"
        "while True:\n"
        "    for byte in b'12': replace(Path(sys.argv[1]), bytes([byte]) * 100_000)\n"
    )
    for _ in range(3):
        child = subprocess.Popen(
            [sys.executable, "-c", program, path],
            env=clean_environment(tmp_path),
            stdout=subprocess.PIPE,
        )
        assert child.stdout is not None
        child.stdout.readline()
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(0.02)
        child.send_signal(signal.SIGKILL)
        child.wait()
        child.stdout.close()
        content = path.read_bytes()
        assert content == content[:1] * 100_000


def test_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "counter"
    path.write_bytes(b"0")

    def count() -> None:
        for _ in range(20):
            with locked(path):
                replace(path, b"%d" % (int(content_of(path)) + 1))

    threads = [threading.Thread(target=count) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert path.read_bytes() == b"80"


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SecretsError, match="no such file"), locked(tmp_path / "none"):
        pass
    with pytest.raises(SecretsError, match="no such file"):
        content_of(tmp_path / "none")


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SecretsError, match="is a directory"):
        content_of(tmp_path)
    with pytest.raises(SecretsError, match="not a file"):
        content_of(type(tmp_path)("/dev/null"))
