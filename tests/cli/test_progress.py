"""The bar that a person sees from one second on, and findings told as they come."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

from fixturectl.cli import progress
from fixturectl.cli.progress import Progress
from fixturectl.cli.session import Session
from fixturectl.diagnostics import Diagnostic

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

FOUND = [Diagnostic("tab", "warning", "a tab", path="b.yaml"), Diagnostic("tab", "error", "a tab")]


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def _terminal(monkeypatch: pytest.MonkeyPatch) -> _Terminal:
    """Put a terminal in place of both streams; a fixture could not: pytest puts its own back."""
    shown = _Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setattr(sys, "stdout", shown)
    return shown


def test_a_bar_is_drawn_from_one_second_on_and_goes_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    terminal = _terminal(monkeypatch)
    now = [0.0]
    monkeypatch.setattr(progress, "monotonic", lambda: now[0])
    with Progress(Session(), None) as quick:
        now[0] = 0.9
        quick.progress(1, 4)
    assert terminal.getvalue() == ""

    with Progress(Session(), None) as slow:
        now[0] += 1
        slow.progress(1, 4)
        now[0] += 0.05
        slow.progress(2, 4)  # too soon after the first
    drawn = terminal.getvalue()
    assert "1 of 4 fixtures" in drawn
    assert "2 of 4" not in drawn
    assert drawn.endswith("\r\x1b[K")


def test_nothing_is_drawn_where_nobody_looks(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    told: list[Diagnostic] = []

    with Progress(Session(), told) as unseen:
        unseen.progress(1, 4)
        unseen.found(FOUND)

    assert capsys.readouterr() == ("", "")
    assert told == []


def test_findings_are_told_in_order_over_the_bar(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    terminal = _terminal(monkeypatch)
    (tmp_path / "fixtures").mkdir()
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    told: list[Diagnostic] = []

    with Progress(Session(tmp_path, "never"), told) as shown:
        shown.progress(0, 4)
        shown.found([])
        shown.found(FOUND)

    after_bar = terminal.getvalue().rpartition("\x1b[K")[2]
    assert after_bar.index("error: a tab") < after_bar.index("b.yaml:1:1: warning: a tab")
    assert told == FOUND
