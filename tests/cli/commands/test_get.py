"""`fixturectl get`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from secret_calls import calls

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_a_value_is_printed_without_a_line_end(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    assert store.call("get", str(store.tenant), "slack.token") == (0, "canary-token-1", "")


def test_a_key_that_is_not_there_is_wrong_usage(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    status, out, err = store.call("get", str(store.tenant), "slack.tokens")

    assert (status, out) == (2, "")
    assert "hint: there are team_id, token" in err
