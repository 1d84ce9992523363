"""A store whose secrets one of two people can read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from secret_store import Secrets, secret_store

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Secrets:
    return secret_store(tmp_path, monkeypatch)
