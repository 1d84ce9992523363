"""`fixturectl git-setup`."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from secret_calls import calls

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_it_tells_what_it_set(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    subprocess.run(["git", "init", "-q"], cwd=store.root, check=True)

    status, out, err = store.call("git-setup")

    assert (status, out) == (0, "")
    assert err.splitlines()[-1] == (
        ".gitattributes: fixtures/*/tenant.yaml diff=fixturectl-secrets merge=fixturectl-secrets"
    )
    assert (store.root / ".gitattributes").exists()


def test_outside_of_a_repository_it_says_so(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    status, _, err = store.call("git-setup", GIT_CEILING_DIRECTORIES=str(tmp_path))

    assert status == 3
    assert "not in a git repository" in err or "only be used inside" in err
