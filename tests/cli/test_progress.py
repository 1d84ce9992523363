"""Findings as they come, and a bar when it takes long: on a terminal only."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from fixturectl.cli import progress
from fixturectl.cli.progress import Progress
from fixturectl.cli.session import Session
from fixturectl.diagnostics import Diagnostic

if TYPE_CHECKING:
    import pytest
    from conftest import MakeStore

FOUND = Diagnostic("yaml", "error", "unclosed quote", path="fixtures/a/b.yaml", line=1, column=3)


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> tuple[Terminal, Terminal]:
    """Let both streams be terminals; called by the test, since pytest sets its own before it."""
    streams = Terminal(), Terminal()
    monkeypatch.setattr(sys, "stdout", streams[0])
    monkeypatch.setattr(sys, "stderr", streams[1])
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "_EVERY", 0.0)
    return streams


def test_a_bar_is_drawn_and_taken_away(
    monkeypatch: pytest.MonkeyPatch, make_store: MakeStore
) -> None:
    terminal = on_terminal(monkeypatch)
    with Progress(Session(make_store({})), []) as shown:
        shown.progress(1, 4)
        shown.progress(4, 4)

    out, err = terminal
    assert "validating [#######.......................] 1 of 4 fixtures" in err.getvalue()
    assert "validating [##############################] 4 of 4 fixtures" in err.getvalue()
    assert err.getvalue().endswith("\r\x1b[K")
    assert out.getvalue() == ""


def test_findings_are_printed_once_known(
    monkeypatch: pytest.MonkeyPatch, make_store: MakeStore
) -> None:
    terminal = on_terminal(monkeypatch)
    printed: list[Diagnostic] = []

    with Progress(Session(make_store({}), "never"), printed) as shown:
        shown.found([])
        shown.found([FOUND])

    assert terminal[0].getvalue().startswith("fixtures/a/b.yaml:1:3: error: unclosed quote [yaml]")
    assert printed == [FOUND]


def test_where_nothing_is_to_be_printed_nothing_is(
    monkeypatch: pytest.MonkeyPatch, make_store: MakeStore
) -> None:
    terminal = on_terminal(monkeypatch)
    with Progress(Session(make_store({})), None) as shown:
        shown.found([FOUND])

    assert terminal[0].getvalue() == ""


def test_without_a_terminal_nothing_is_drawn(
    capsys: pytest.CaptureFixture[str], make_store: MakeStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    printed: list[Diagnostic] = []

    with Progress(Session(make_store({})), printed) as shown:
        shown.progress(1, 2)
        shown.found([FOUND])

    assert capsys.readouterr() == ("", "")
    assert printed == []
