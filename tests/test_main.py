"""The program as people start it, in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import clean_environment

from fixturectl import __version__

if TYPE_CHECKING:
    from conftest import Run

PROGRAM = Path(sys.executable).with_name("fixturectl")


def test_the_console_script_and_the_module_are_one_program(run: Run, tmp_path: Path) -> None:
    script = subprocess.run(
        [PROGRAM, "--version"],
        env=clean_environment(tmp_path),
        capture_output=True,
        text=True,
        check=False,
    )

    assert script.stdout == run("--version").out == f"fixturectl {__version__}\n"
    assert script.returncode == 0


def test_nothing_is_loaded_before_interrupts_are_heard(tmp_path: Path) -> None:
    """Until then Python answers them, with a traceback."""
    code = (
        "import sys; before = {*sys.modules}; import fixturectl.__main__;"
        "print(*sorted({*sys.modules} - before))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=clean_environment(tmp_path),
        capture_output=True,
        text=True,
        check=True,
    )

    assert set(done.stdout.split()) <= {"__future__", "fixturectl", "fixturectl.__main__", "gc"}


def test_an_interrupt_while_loading_is_quiet(tmp_path: Path) -> None:
    package = tmp_path / "typer"
    package.mkdir()
    (package / "__init__.py").write_text("raise KeyboardInterrupt")

    done = subprocess.run(
        [sys.executable, "-m", "fixturectl", "--help"],
        env=clean_environment(tmp_path) | {"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"LANG": "C", "LC_ALL": "C"}, id="C locale"),
        pytest.param({"PYTHONIOENCODING": "ascii"}, id="ascii asked for"),
        pytest.param({"PYTHONUTF8": "0", "LC_ALL": "POSIX"}, id="no UTF-8 mode"),
    ],
)
def test_output_is_utf8_whatever_the_locale(env: dict[str, str], run: Run) -> None:
    status, out, err = run("é", env=env)

    assert (status, out) == (2, "")
    # Where Python can't decode the argument, each of its bytes is shown as one that can't be shown.
    assert "no such command: é\n" in err or "no such command: \ufffd\ufffd\n" in err


def test_a_reader_that_leaves_is_no_error(tmp_path: Path) -> None:
    read, write = os.pipe()
    os.close(read)

    done = subprocess.run(
        [sys.executable, "-m", "fixturectl", "--help"],
        env=clean_environment(tmp_path),
        stdout=write,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write)

    assert (done.returncode, done.stderr) == (128 + signal.SIGPIPE, b"")


def test_a_full_disk_is_said_in_one_line(tmp_path: Path) -> None:
    done = _shell("completion bash > /dev/full", tmp_path)

    assert done.returncode == 3
    assert done.stderr == "fixturectl: can't write to standard output: No space left on device\n"


def test_closed_streams_end_no_command(tmp_path: Path) -> None:
    closed_output = _shell("completion bash >&-", tmp_path)
    closed_error = _shell("completion tcsh 2>&-", tmp_path)

    assert closed_output.returncode == 3
    assert closed_output.stderr.startswith("fixturectl: standard output is closed\n")
    assert (closed_error.returncode, closed_error.stdout) == (2, "")


def _shell(call: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", f"'{sys.executable}' -m fixturectl {call}"],
        env=clean_environment(folder),
        capture_output=True,
        text=True,
        check=False,
    )
