from __future__ import annotations

from typing import Any

import pytest

from fixturectl.rendering.pointers import Path, path_of, value_at

PAYLOAD: dict[str, Any] = {"blocks": [{"a/b": {"c~d": 1}}], "0": "x"}


@pytest.mark.parametrize(
    ("pointer", "path", "value"),
    [
        pytest.param("", (), PAYLOAD, id="all of it"),
        pytest.param("/blocks/0/a~1b/c~0d", ("blocks", 0, "a/b", "c~d"), 1, id="escapes"),
        pytest.param("/0", ("0",), "x", id="a key of digits"),
    ],
)
def test_a_pointer_leads_to_a_value(pointer: str, path: Path, value: Any) -> None:
    assert path_of(PAYLOAD, pointer) == path
    assert value_at(PAYLOAD, path) == value


@pytest.mark.parametrize("pointer", ["/nothing", "/blocks/1", "/blocks/x", "/blocks/-1", "/0/y"])
def test_a_pointer_may_lead_nowhere(pointer: str) -> None:
    assert path_of(PAYLOAD, pointer) is None
