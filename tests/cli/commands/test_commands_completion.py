"""Completion in real shells: keys go in, the line as the shell completed it comes out."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from conftest import clean_environment

if TYPE_CHECKING:
    from conftest import MakeStore, Run

SHELLS = {
    "bash": (["bash", "--noprofile", "--norc", "-i"], 'eval "$(fixturectl completion bash)"'),
    "zsh": (
        ["zsh", "--no-rcs", "-i"],
        'autoload -Uz compinit; compinit -u; eval "$(fixturectl completion zsh)"',
    ),
    "fish": (["fish", "--no-config", "-i"], "fixturectl completion fish | source"),
}
STORE = {
    "fixtures/default/tenant.yaml": "format: 1\n",
    "fixtures/default/disk-full.yaml": (
        "variables: {region: {type: string, example: a}}\nsamples: {quiet: {region: b}}\n"
    ),
    "fixtures/default/fr-FR/disk-full.yaml": "texts: {}\n",
    "fixtures/acme/tenant.yaml": "extends: default\n",
}
TAB, LINE_START, LINE_END = "\t", "\x01", "\x05"
SECONDS = 120


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        pytest.param("comp", "completion ", id="a command"),
        pytest.param("render ac", "render acme/disk-full ", id="a tenant and its only fixture"),
        pytest.param("render default/d", "render default/disk-full ", id="a fixture"),
        pytest.param("render acme/disk-full --loc", "render acme/disk-full --locale ", id="option"),
        pytest.param(
            "render acme/disk-full --locale f", "render acme/disk-full --locale fr-FR ", id="locale"
        ),
        pytest.param(
            "render acme/disk-full --locale=f",
            "render acme/disk-full --locale=fr-FR ",
            id="a locale behind an equals sign",
        ),
        pytest.param(
            "render acme/disk-full --var r",
            "render acme/disk-full --var region=",
            id="a variable: its value follows without a blank",
        ),
        pytest.param(
            "render acme/disk-full --var region=x:y --sample q",
            "render acme/disk-full --var region=x:y --sample quiet ",
            id="a sample, behind a value with the characters bash splits at",
        ),
        pytest.param("completion b", "completion bash ", id="a choice"),
        pytest.param("--store . render ac", "--store . render acme/disk-full ", id="global option"),
        pytest.param("render a/b --vars val", "render a/b --vars values.json ", id="a file"),
    ],
)
@pytest.mark.parametrize("shell", SHELLS)
def test_a_shell_completes(
    shell: str, typed: str, completed: str, make_store: MakeStore, tmp_path: Path
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    root = make_store({**STORE, "values.json": "{}"})

    line = _line_after_tab(shell, f"fixturectl {typed}", root, tmp_path)

    assert line.rstrip() == f"fixturectl {completed}".rstrip()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_broken_store_leaves_the_line_as_it_is(
    shell: str, make_store: MakeStore, tmp_path: Path
) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    root = make_store({**STORE, "fixtures/default/disk-full.yaml": "[: {"})

    typed = "fixturectl render acme/disk-full --sample q"
    assert _line_after_tab(shell, typed, root, tmp_path).rstrip() == typed


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_is_printed_for_each_shell(shell: str, call: Run) -> None:
    status, out, err = call("completion", shell)

    assert (status, err) == (0, "")
    assert "_FIXTURECTL_COMPLETE=1" in out


def test_an_unknown_shell_is_named_with_the_known_ones(call: Run) -> None:
    status, out, err = call("completion", "tcsh")

    assert (status, out) == (2, "")
    assert "'tcsh' is not one of 'bash', 'zsh', 'fish'" in err


def _line_after_tab(shell: str, typed: str, folder: Path, home: Path) -> str:
    """Type, press TAB, and return the line as the shell would run it: put into an `echo`."""
    program, setup = SHELLS[shell]
    environment = clean_environment(home) | {
        "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
        "TERM": "dumb",
        "COLUMNS": "200",
    }
    process, terminal = pty.fork()
    if process == 0:
        os.chdir(folder)
        os.execvpe(program[0], program, environment)  # noqa: S606 - a shell is the point
    try:
        os.write(terminal, f"{setup}; echo '<ready''>'\n".encode())
        _read_answer(terminal)
        os.write(terminal, f'{typed}{TAB}{LINE_START}echo "<{LINE_END}>"\n'.encode())
        return _read_answer(terminal)
    finally:
        os.kill(process, signal.SIGKILL)
        os.waitpid(process, 0)
        os.close(terminal)


def _read_answer(terminal: int) -> str:
    """Return what stands between < and > on a line of its own."""
    shown, deadline = "", time.monotonic() + SECONDS
    while time.monotonic() < deadline:
        if select.select([terminal], [], [], 1)[0]:
            shown += os.read(terminal, 65536).decode("utf-8", "replace")
            if found := re.search(r"[\r\n]<([^<>]*)>\s*[\r\n]", shown):
                return found[1]
    pytest.fail(f"the shell did not answer; it shows {shown!r}")
