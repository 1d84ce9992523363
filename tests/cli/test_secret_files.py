"""Several files in one call: the worst of their ends is the call's."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fixturectl.cli.secret_files import each
from fixturectl.cli.session import Session
from fixturectl.errors import FixturectlError, UsageError

if TYPE_CHECKING:
    import pytest


def test_each_file_has_its_turn(capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[str] = []

    def do(path: Path) -> None:
        seen.append(str(path))
        if str(path) == "a":
            raise FixturectlError("a is refused")
        if str(path) == "b":
            raise UsageError("b is wrong")

    assert each(Session(), [Path("a"), Path("b"), Path("c")], do) == 3

    assert seen == ["a", "b", "c"]
    assert capsys.readouterr().err == "fixturectl: a is refused\nfixturectl: b is wrong\n"
