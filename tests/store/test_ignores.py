"""Comments that accept findings: what they name, where they count, and why."""

from __future__ import annotations

import pytest

from fixturectl.store.ignores import ignores


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "a: 1  # fixturectl: ignore[yaml] old\n", (1, 7, 1, ("yaml",), "old"), id="on the line"
        ),
        pytest.param(
            "# fixturectl: ignore[yaml] old\na: 1\n", (1, 1, 2, ("yaml",), "old"), id="above it"
        ),
        pytest.param(
            "# fixturectl: ignore[a, b]: both\n# note\n\nx: 1\n",
            (1, 1, 4, ("a", "b"), "both"),
            id="above comments and blank lines",
        ),
        pytest.param(
            "x: 1 # fixturectl: ignore\r\n", (1, 6, 1, (), ""), id="neither name nor reason"
        ),
        pytest.param(
            "#. fixturectl: ignore[po] kept\n",
            (1, 1, 1, ("po",), "kept"),
            id="in a catalog, at its end",
        ),
    ],
)
def test_a_comment(text: str, expected: tuple[object, ...]) -> None:
    (found,) = ignores("a.yaml", text)

    assert found[1:] == expected
    assert found.path == "a.yaml"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: 1 # ignore[yaml] me\n", id="not ours"),
        pytest.param('a: "x# fixturectl: ignore[yaml] no comment"\n', id="no comment"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_no_ignore(text: str) -> None:
    assert list(ignores("a.yaml", text)) == []
