"""`fixturectl secrets verify`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from secret_calls import calls

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_a_store_as_it_should_be_is_silent(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    assert store.call("secrets", "verify", "--strict", person=None) == (0, "", "")


@pytest.mark.parametrize("form", ["text", "json", "github", "gitlab", "sarif", "junit"])
def test_findings_name_the_place_and_no_report_shows_the_line(
    form: str, call: Run, tmp_path: Path
) -> None:
    store = calls(tmp_path, call, sealed=False)

    status, out, err = store.call("secrets", "verify", "--format", form, person=None)

    assert (status, err) == (1, "")
    assert "slack.token is secret by policy" in out
    assert "canary" not in out


def test_findings_as_json(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call, sealed=False)

    found = json.loads(store.call("secrets", "verify", "--format", "json").out)

    assert [(one["check"], one["path"], one["line"], one["column"]) for one in found] == [
        ("secret-in-clear", "fixtures/acme/tenant.yaml", 4, 12),
        ("secret-in-clear", "fixtures/acme/tenant.yaml", 5, 10),
    ]


def test_paths_and_staged_exclude_each_other(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    assert store.call("secrets", "verify", "--staged", "fixtures").status == 2
