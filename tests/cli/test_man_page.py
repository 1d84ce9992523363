"""The man page says of every command and option what `--help` says."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
import typer

from fixturectl import __version__, cli
from fixturectl.cli import roff
from fixturectl.cli.folders import CommandFolder
from fixturectl.cli.man_page import man_page

if TYPE_CHECKING:
    from collections.abc import Iterator


def commands(folder: CommandFolder, path: str = "") -> Iterator[tuple[str, list[str]]]:
    """Yield every command by its words, with its options."""
    context = typer.Context(folder, info_name="x")
    for name in folder.list_commands(context):
        command = folder.get_command(context, name)
        assert command is not None
        words = f"{path}{name}"
        yield words, [option for one in command.params for option in one.opts if option[0] == "-"]
        if isinstance(command, CommandFolder):
            yield from commands(command, f"{words} ")


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795345200")
    return man_page(cli.build(), cli.PROGRAM)


def test_every_command_and_option_is_there(page: str) -> None:
    parts = dict(re.findall(r"^\.SS (.*)\n((?:(?!^\.S[SH]).*\n)*)", page, re.MULTILINE))

    for words, options in commands(cli.build()):
        part = parts[roff.escaped(words)]
        missing = [option for option in options if roff.escaped(option) not in part]
        assert missing == [], words


def test_its_head_names_version_and_date(page: str) -> None:
    assert page.startswith(f'.TH FIXTURECTL 1 2026-11-22 "fixturectl {__version__}"\n')
    assert "\n.SH EXIT STATUS\n" in page
    assert page.isascii()


@pytest.mark.skipif(shutil.which("mandoc") is None, reason="needs mandoc")
def test_an_auditor_of_man_pages_finds_nothing(page: str) -> None:
    done = subprocess.run(
        ["mandoc", "-Tlint"], input=page, capture_output=True, text=True, check=False
    )

    assert (done.returncode, done.stdout) == (0, "")
