from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
import typer

from fixturectl.cli.folders import CommandFolder, summary
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

GREET = '''"""Greet somebody.

How it is done:

    hello NAME
"""
def command(name: str) -> int:
    return len(name)
'''


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CommandFolder:
    """Return a folder of commands with a group in it, and a file that can't be imported."""
    commands = tmp_path / "some_commands"
    (commands / "polite").mkdir(parents=True)
    (commands / "__init__.py").touch()
    (commands / "greet_all.py").write_text(GREET)
    (commands / "import_.py").write_text('"""Take over."""\ncommand = print\n')
    (commands / "broken.py").write_text('"""Fail."""\nraise RuntimeError\n')
    (commands / "polite" / "__init__.py").write_text('"""Politeness."""\n')
    (commands / "polite" / "thank.py").write_text('"""Thank."""\ndef command(): pass\n')
    monkeypatch.syspath_prepend(tmp_path)
    for name in [name for name in sys.modules if name.startswith("some_commands")]:
        monkeypatch.delitem(sys.modules, name)
    return CommandFolder(name="some", package="some_commands", rich_markup_mode=None)


def call(folder: CommandFolder, *arguments: str) -> object:
    with folder.make_context("some", list(arguments)) as context:
        return folder.invoke(context)


def test_a_command_is_the_file_of_its_name(folder: CommandFolder) -> None:
    assert call(folder, "greet-all", "world") == 5


def test_help_runs_no_command_module(
    folder: CommandFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit):
        call(folder, "--help")

    shown = capsys.readouterr().out
    assert [line.split(maxsplit=1) for line in shown.splitlines()[-4:]] == [
        ["broken", "Fail"],
        ["greet-all", "Greet somebody"],
        ["import", "Take over"],
        ["polite", "Politeness"],
    ]


def test_a_folder_in_the_folder_is_a_group(
    folder: CommandFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit) as left:
        call(folder, "polite")

    assert left.value.exit_code == 2
    assert "thank" in capsys.readouterr().err
    with pytest.raises(UsageError, match="no such command: thakn") as caught:
        call(folder, "polite", "thakn")
    assert caught.value.hint == "did you mean thank?"


def test_examples_keep_their_lines(
    folder: CommandFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(typer.Exit):
        call(folder, "greet-all", "--help")

    assert "  How it is done:\n\n      hello NAME\n" in capsys.readouterr().out


def test_completing_offers_commands_and_options(folder: CommandFolder) -> None:
    context = typer.Context(folder)

    assert [item.value for item in folder.shell_complete(context, "gr")] == ["greet-all"]
    assert [item.value for item in folder.shell_complete(context, "--")] == ["--help"]


def test_a_name_that_is_no_command_is_none(folder: CommandFolder) -> None:
    assert folder.get_command(typer.Context(folder), "greet_all") is None


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param('"""Do it.\n\nMore of it.\n"""\n', "Do it", id="the first line"),
        pytest.param("x = 1\n", "", id="no docstring, but a constant"),
        pytest.param("", "", id="nothing at all"),
    ],
)
def test_a_summary_is_read_without_running(
    source: str, expected: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    name = f"summarized_{len(source)}"
    (tmp_path / f"{name}.py").write_text(f"{source}raise_ = 1\n")

    assert summary(name) == expected
    assert name not in sys.modules


def test_a_module_that_is_not_there_has_no_summary() -> None:
    assert summary("no_module_of_this_name") == ""
