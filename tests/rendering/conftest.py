"""A store whose one alert is what a test writes, rendered as a program would render it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from alerts import Alerts

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def alerts(tmp_path: Path) -> Alerts:
    return Alerts(tmp_path)
