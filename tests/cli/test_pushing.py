"""Whether somebody is there to answer."""

from __future__ import annotations

import io

import pytest

from fixturectl.cli import pushing


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stdin", "stderr", "is_there"),
    [
        pytest.param(Terminal(), Terminal(), True, id="both ends"),
        pytest.param(io.StringIO(), Terminal(), False, id="fed by a pipe"),
        pytest.param(Terminal(), io.StringIO(), False, id="read by a program"),
        pytest.param(None, Terminal(), False, id="closed"),
    ],
)
def test_somebody_is_there_where_both_ends_are_a_terminal(
    stdin: object, stderr: object, is_there: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", stdin)
    monkeypatch.setattr("sys.stderr", stderr)

    assert pushing.on_terminal() == is_there
