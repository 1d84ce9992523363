"""Changes are told as they are done, or as they would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.cli.doing import carry_out
from fixturectl.store.changes import Changes

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_a_dry_run_only_tells(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    changes = Changes(tmp_path)
    changes.create("a", "x")
    changes.notes.append("look at b")

    carry_out(changes, dry_run=True)
    assert list(tmp_path.iterdir()) == []
    carry_out(changes, dry_run=False)

    assert capsys.readouterr() == ("would create a\ncreated a\n", "note: look at b\n" * 2)
    assert (tmp_path / "a").read_text() == "x"
