"""The program's global options, and how a call of it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl import __version__, cli

if TYPE_CHECKING:
    from conftest import Run


def test_help_lists_every_command_with_its_summary(capsys: pytest.CaptureFixture[str]) -> None:
    status = cli.main(["--help"])

    shown = capsys.readouterr().out
    assert status == 0
    assert shown.startswith("Usage: fixturectl [OPTIONS] COMMAND")
    assert "  completion  " in shown.replace("completion   ", "completion  ")
    assert "Print a script that completes" in shown


def test_help_has_a_short_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["completion", "-h"]) == 0
    assert "Usage: fixturectl completion" in capsys.readouterr().out


def test_no_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    status = cli.main([])

    out, err = capsys.readouterr()
    assert (status, out) == (2, "")
    assert err.startswith("Usage: fixturectl")


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"fixturectl {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "message", "hint"),
    [
        pytest.param(
            ["complet"], "no such command: complet", "did you mean completion?", id="a near command"
        ),
        pytest.param(
            ["xyzzy"],
            "no such command: xyzzy",
            "see all of them: fixturectl --help",
            id="far",
        ),
        pytest.param(
            ["completion", "--hepl"], "no such option: --hepl", "did you mean --help?", id="option"
        ),
        pytest.param(
            ["--nothing-like-it"],
            "no such option: --nothing-like-it",
            "see: fixturectl --help",
            id="an option like no other",
        ),
        pytest.param(
            ["completion"],
            "missing argument 'shell'; choose from: bash, zsh, fish",
            "see: fixturectl completion --help",
            id="a missing argument",
        ),
        pytest.param(
            ["--color", "blue", "completion"],
            "invalid value for '--color': 'blue' is not one of 'auto', 'always', 'never'",
            "see: fixturectl --help",
            id="a wrong choice",
        ),
    ],
)
def test_wrong_usage_names_the_fault_and_the_next_step(
    arguments: list[str], message: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = cli.main(arguments)

    assert (status, *capsys.readouterr()) == (2, "", f"fixturectl: {message}\nhint: {hint}\n")


def test_completing_writes_answers_for_the_last_word(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.complete(["completion", "z"]) == 0
    assert capsys.readouterr() == ("zsh\n", "")


def test_a_store_that_is_none_is_named(run: Run) -> None:
    status, out, err = run("--store", "nowhere", "render", "acme/disk-full")

    assert (status, out) == (3, "")
    assert "fixturectl: nowhere is no directory" in err
    assert "hint: fixturectl init makes one" in err
