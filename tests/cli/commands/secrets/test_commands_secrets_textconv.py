"""`fixturectl secrets textconv`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secret_calls import calls

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_a_file_is_printed_in_clear_or_as_it_is(run: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, run)

    shown = store.call("secrets", "textconv", str(store.tenant))

    assert shown.out.startswith("name: Acme # shown to nobody\n")
    assert "canary-token-1" in shown.out
    unseen = store.call("secrets", "textconv", str(store.tenant), person=None)
    assert unseen == (0, store.tenant.read_text(), "")
