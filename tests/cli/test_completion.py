from __future__ import annotations

import pytest

from fixturectl import cli
from fixturectl.cli import completion


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        pytest.param(["comp"], "completion\tPrint a script", id="a command, with its summary"),
        pytest.param(["--vers"], "--version\tPrint the version", id="an option, with its help"),
        pytest.param(["--color", "al"], "always", id="the value of an option"),
        pytest.param(["--color=al"], "always", id="the value behind an equals sign"),
        pytest.param(["completion", "f"], "fish", id="a choice"),
        pytest.param(["--color", "blue", "comp"], "completion", id="behind a wrong value"),
    ],
)
def test_what_a_word_may_become(
    words: list[str], offered: str, capsys: pytest.CaptureFixture[str]
) -> None:
    completion.answer(cli.build(), cli.PROGRAM, words)

    out, err = capsys.readouterr()
    assert err == ""
    assert out.startswith(offered)
    assert out.count("\n") == 1


def test_no_word_at_all_offers_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    completion.answer(cli.build(), cli.PROGRAM, [])

    assert "completion\t" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(["no-such-command", ""], id="a typo before"),
        pytest.param(["completion", "bash", "zsh", ""], id="too many words"),
        pytest.param(["xyz"], id="nothing begins so"),
    ],
)
def test_nothing_is_said_where_nothing_fits(
    words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    completion.answer(cli.build(), cli.PROGRAM, words)

    assert capsys.readouterr().err == ""
