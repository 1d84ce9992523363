"""`fixturectl secrets recipients`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from secret_calls import ANNA, calls

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_readers_are_listed_by_tenant(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    status, out, err = store.call("secrets", "recipients", person=None)

    assert (status, err) == (0, "")
    assert out == f"acme\n  fixtures/acme/tenant.yaml\n    {ANNA.recipient}\n"
    found = json.loads(store.call("secrets", "recipients", "--format", "json").out)
    assert found[0]["recipients"] == [ANNA.recipient]


def test_without_an_encrypted_file_there_is_no_line(call: Run, tmp_path: Path) -> None:
    assert calls(tmp_path, call, sealed=False).call("secrets", "recipients") == (0, "", "")
