"""Both READMEs show the same commands, settings and code, and the program knows them all."""

from __future__ import annotations

import ast
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
import typer
import yaml

from fixturectl import cli
from fixturectl.cli.folders import CommandFolder

if TYPE_CHECKING:
    from typer._click import Command

ROOT = Path(__file__).parent.parent
ENGLISH, FRENCH = ROOT / "README.md", ROOT / "README.fr.md"
_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_PROGRAMS = ("fixturectl ", "make ")
_ROW = re.compile(r"^\| (`.*?) \| (.*) \|$", re.MULTILINE)
_CODE = re.compile(r"`([^`]+)`")


class Block(NamedTuple):
    """A fenced block: its language, "" for a terminal's, and what is in it."""

    language: str
    content: str


def blocks(readme: Path) -> list[Block]:
    return [Block(*found) for found in _FENCE.findall(readme.read_text(encoding="utf-8"))]


def commands(readme: Path) -> list[str]:
    """Return what people are told to type, without what is said about it."""
    found = []
    for block in blocks(readme):
        lines = [] if block.language else block.content.splitlines()
        typed = [line[2:] for line in lines if line.startswith("$ ")]
        typed = typed or [line for line in lines if line.startswith(_PROGRAMS)]
        found += [re.sub(r" {2,}# .*", "", line).rstrip() for line in typed]
    return found


def table(readme: Path) -> list[list[str]]:
    """Return the code in each row of the table of commands."""
    text = readme.read_text(encoding="utf-8")
    section = re.search(r"^## Comm.*?(?=^## )", text, re.MULTILINE | re.DOTALL)
    assert section is not None
    return [_CODE.findall(f"{first} {second}") for first, second in _ROW.findall(section[0])]


def test_both_tell_to_type_the_same() -> None:
    assert commands(FRENCH) == commands(ENGLISH)


def test_both_show_the_same_settings_and_code() -> None:
    def meant(readme: Path) -> list[object]:
        found: list[object] = []
        for block in blocks(readme):
            if block.language == "yaml":
                found.append(yaml.safe_load(block.content))
            elif block.language == "python":
                found.append(ast.dump(ast.parse(block.content)))
            elif block.language:
                found.append(block.content)
        return found

    assert meant(FRENCH) == meant(ENGLISH)


def test_both_have_the_same_table_of_commands() -> None:
    assert table(FRENCH) == table(ENGLISH)


def test_both_name_the_same_options_and_calls() -> None:
    def named(readme: Path) -> set[str]:
        prose = _FENCE.sub("", readme.read_text(encoding="utf-8"))
        codes = (" ".join(code.split()) for code in re.findall(r"`([^`]+)`", prose))
        return {
            code for code in codes if code.startswith(("--", "- --", "fixturectl ", "validate "))
        }

    assert named(FRENCH) == named(ENGLISH)


def test_both_point_to_the_same_files() -> None:
    def links(readme: Path) -> set[str]:
        return set(re.findall(r"\]\(([^)]+)\)", readme.read_text(encoding="utf-8")))

    assert links(FRENCH) - {"README.md"} == links(ENGLISH) - {"README.fr.md"}
    assert [link for link in links(FRENCH) if not (ROOT / link).exists()] == []


@pytest.mark.parametrize(
    "line", [line for line in commands(ENGLISH) if line.startswith("fixturectl ")]
)
def test_the_program_knows_what_is_shown(line: str) -> None:
    words = shlex.split(line.partition(" > ")[0])[1:]
    command: Command = cli.build()
    rest = words
    while isinstance(command, CommandFolder):
        found = command.get_command(typer.Context(command), rest[0])
        assert found is not None, line
        command, rest = found, rest[1:]

    context = command.make_context(command.name or "", list(rest))

    assert context.params is not None


def test_every_command_is_in_the_table() -> None:
    program = cli.build()
    first = [re.split(r"[ \[]", code)[0] for row in table(ENGLISH) for code in row]

    missing = set(program.list_commands(typer.Context(program))) - set(first)

    assert missing == set()
