"""Styles as escapes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.text import Text

from fixturectl.reports.messages.terminal.paint import painted

if TYPE_CHECKING:
    from fixturectl.reports.page import Colors

LINE = Text.assemble("a", ("b", "bold"), ("c", "#D00000"), style="dim")


@pytest.mark.parametrize(
    ("colors", "shown"),
    [
        pytest.param(0, "abc\n", id="none"),
        pytest.param(16, "\x1b[2ma\x1b[0m\x1b[1;2mb\x1b[0m\x1b[2;31mc\x1b[0m\n", id="16"),
        pytest.param(256, "\x1b[2ma\x1b[0m\x1b[1;2mb\x1b[0m\x1b[2;38;5;160mc\x1b[0m\n", id="256"),
        pytest.param(
            16777216, "\x1b[2ma\x1b[0m\x1b[1;2mb\x1b[0m\x1b[2;38;2;208;0;0mc\x1b[0m\n", id="true"
        ),
    ],
)
def test_painted(colors: Colors, shown: str) -> None:
    assert painted([LINE], colors) == shown


def test_blanks_at_the_end_are_kept_only_in_colors() -> None:
    assert painted([Text("a "), Text()], 0) == "a\n\n"
    assert painted([Text("a "), Text()], 16) == "a \n\n"
