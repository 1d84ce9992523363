from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import typer

from fixturectl.cli.failures import report
from fixturectl.cli.session import Session
from fixturectl.diagnostics import Diagnostic
from fixturectl.errors import FindingsError, FixturectlError, UsageError

if TYPE_CHECKING:
    from conftest import MakeStore


@pytest.mark.parametrize(
    ("error", "status", "said"),
    [
        pytest.param(
            FixturectlError("no store here", hint="make one"),
            3,
            "fixturectl: no store here\nhint: make one\n",
            id="can't go on",
        ),
        pytest.param(
            UsageError("no status \x1b[31m\n\u202e", hint="see \x9b"),
            2,
            "fixturectl: no status ␛[31m␊\ufffd\nhint: see \ufffd\n",
            id="an argument that would command the terminal",
        ),
        pytest.param(UsageError("no such tenant"), 2, "fixturectl: no such tenant\n", id="usage"),
        pytest.param(KeyboardInterrupt(), 130, "fixturectl: interrupted\n", id="^C"),
        pytest.param(typer.Abort(), 130, "fixturectl: interrupted\n", id="^C at a question"),
        pytest.param(typer.Exit(7), 7, "", id="a command that has said all"),
        pytest.param(BrokenPipeError(), 141, "", id="the reader left"),
        pytest.param(
            PermissionError(13, "Permission denied", "vars.yaml"),
            3,
            "fixturectl: vars.yaml: Permission denied\n",
            id="a file of the user's",
        ),
        pytest.param(OSError("no more"), 3, "fixturectl: no more\n", id="the system"),
    ],
)
def test_each_end_has_its_words_and_its_status(
    error: BaseException, status: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(error, Session()) == status
    assert capsys.readouterr() == ("", said)


def test_findings_are_shown_with_their_lines(
    make_store: MakeStore, capsys: pytest.CaptureFixture[str]
) -> None:
    path = "fixtures/acme/tenant.yaml"
    root = make_store({path: "extends: nobody\n"})
    found = Diagnostic("extends", "error", "no tenant nobody", "add it", path, 1, 10)

    assert report(FindingsError([found]), Session(root)) == 1

    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"{path}:1:10: error: no tenant nobody [extends]\n")
    assert "extends: nobody" in err
    assert "hint: add it" in err


def test_a_bug_shows_where_and_how_to_report_it_but_no_values(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def fail(secret: str) -> None:
        raise ZeroDivisionError(len(secret))

    secret = f"xoxb-{6 * 7}"  # a traceback may show this line, not its value
    with pytest.raises(ZeroDivisionError) as caught:
        fail(secret)

    assert report(caught.value, Session()) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("Traceback (most recent call last):\n")
    assert "in fail\n" in err
    assert "this is a bug in fixturectl" in err.splitlines()[-2]
    assert err.splitlines()[-1].startswith("hint: report it with the lines above")
    assert secret not in err
