"""What a person sees while outboxes are flushed, and how a failure in it comes out."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from outboxes import claimed, entry

from fixturectl.actions.outbox.opening import Place
from fixturectl.actions.sending.flushing import Flushed
from fixturectl.cli.flushing import Board
from fixturectl.delivery.outbox import Outbox, Tally
from fixturectl.errors import StorageError

if TYPE_CHECKING:
    from pathlib import Path


def board(tmp_path: Path, form: str = "text") -> Board:
    return Board(Place(tmp_path, {"XDG_STATE_HOME": str(tmp_path)}), (), form)


def test_a_line_for_each_delivery(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outbox = Outbox(tmp_path / "outbox")
    outbox.accept([entry()])

    board(tmp_path).told(claimed(outbox))

    assert capsys.readouterr().out.startswith("QUEUED ")


def test_only_what_was_refused_is_complained_about(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    board(tmp_path).complain(Flushed("acme", 3, Tally()))
    board(tmp_path).complain(Flushed("acme", 0, Tally(1), "no token", 77))

    assert capsys.readouterr().err == "fixturectl: acme: no token\n"


def test_a_failure_of_the_work_comes_out(tmp_path: Path) -> None:
    stopped = threading.Event()

    def fail() -> None:
        raise StorageError("the disk is full")

    with pytest.raises(StorageError, match="the disk is full"):
        board(tmp_path).during(fail, stopped.set)
    assert stopped.is_set()
    assert board(tmp_path).during(lambda: 7, stopped.set) == 7
