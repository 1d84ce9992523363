"""What is markup in Slack, and what only looks like it."""

from __future__ import annotations

import pytest

from fixturectl.checks._markup import has_markup


@pytest.mark.parametrize(
    ("text", "is_markup"),
    [
        pytest.param("*bold* words", True, id="bold"),
        pytest.param("a _few_ words", True, id="italic"),
        pytest.param("~gone~", True, id="struck"),
        pytest.param("run `df -h`", True, id="code"),
        pytest.param("see <https://example.com|this>", True, id="a link"),
        pytest.param("<!here> look", True, id="a mention"),
        pytest.param("2 * 3 * 4", False, id="signs between blanks"),
        pytest.param("snake_case_name", False, id="inside of a word"),
        pytest.param("a < b", False, id="less than"),
        pytest.param("about ~5 minutes", False, id="one mark"),
        pytest.param("plain words", False, id="none"),
    ],
)
def test_markup(text: str, *, is_markup: bool) -> None:
    assert has_markup(text) is is_markup
