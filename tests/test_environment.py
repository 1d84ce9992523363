"""What programs that are started see of the environment."""

from __future__ import annotations

import subprocess
import sys

import pytest

from fixturectl.environment import CREDENTIALS, for_children


@pytest.mark.parametrize("name", sorted(CREDENTIALS))
def test_a_child_sees_no_credential(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "canary")

    command = [sys.executable, "-c", "import os; print(dict(os.environ))"]
    seen = subprocess.run(command, env=for_children(), capture_output=True, check=True).stdout

    assert b"canary" not in seen


def test_a_child_sees_everything_else(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_ASKPASS", "/bin/asking")

    assert for_children()["GIT_ASKPASS"] == "/bin/asking"
