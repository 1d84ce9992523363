from __future__ import annotations

import io
import os
import sys
from typing import NoReturn

import pytest

from fixturectl.cli import streams
from fixturectl.errors import FixturectlError


class Stream(io.StringIO):
    """A stream whose other end fails with `error`."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def write(self, _text: str) -> NoReturn:
        raise self.error

    def flush(self) -> None:
        raise self.error


def test_a_line_end_is_added_where_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    streams.write("one")
    streams.write("two\n")

    assert capsys.readouterr() == ("one\ntwo\n", "")


def test_people_read_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    streams.say("fetching")

    assert capsys.readouterr() == ("", "fetching\n")


def test_a_lone_surrogate_is_escaped(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    streams.prepare()

    streams.write("caf\udce9 é")

    assert capsysbinary.readouterr().out == "caf\\udce9 é\n".encode()


def test_no_file_is_opened_where_a_closed_stream_was() -> None:
    before = os.open(os.devnull, os.O_RDONLY)
    os.close(before)

    streams.prepare()

    after = os.open(os.devnull, os.O_RDONLY)
    os.close(after)
    assert after == before > 2


def test_closed_output_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdout", None)

    with pytest.raises(FixturectlError, match="standard output is closed"):
        streams.write("lost")
    assert streams.settle(0) == 0


def test_what_people_can_not_be_told_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    streams.say("into the void")
    monkeypatch.setattr(sys, "stderr", Stream(OSError(5, "Input/output error")))
    streams.say("into a terminal that is gone")
    last = io.StringIO()
    monkeypatch.setattr(sys, "stderr", last)
    streams.say("to somebody again")

    assert last.getvalue() == "to somebody again\n"


@pytest.mark.parametrize(
    ("error", "before", "after"),
    [
        pytest.param(BrokenPipeError(), 0, 141, id="reader left"),
        pytest.param(BrokenPipeError(), 1, 1, id="reader left, with findings"),
        pytest.param(OSError(28, "No space left"), 0, 3, id="disk full"),
        pytest.param(OSError(28, "No space left"), 74, 74, id="disk full, and worse before"),
    ],
)
def test_the_status_tells_that_output_was_lost(
    error: OSError, before: int, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", Stream(error))
    monkeypatch.setattr(os, "dup2", lambda *_: None)  # the test's own output must survive

    assert streams.settle(before) == after
