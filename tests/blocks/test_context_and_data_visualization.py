from __future__ import annotations

from typing import Any

import pytest
from messages import brief, pie, plain


def bars(*series: tuple[str, dict[str, int]]) -> list[dict[str, Any]]:
    made = [
        {"name": name, "data": [{"label": label, "value": n} for label, n in points.items()]}
        for name, points in series
    ]
    axes = {"categories": ["mon", "tue"], "x_label": "day"}
    chart = {"type": "bar", "series": made, "axis_config": axes}
    return [{"type": "data_visualization", "title": "t", "chart": chart}]


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        pytest.param(bars(("a", {"mon": 1, "tue": 2})), [], id="bars"),
        pytest.param([pie()], [], id="pie"),
        pytest.param(
            bars(("a", {"mon": 1})),
            [("error", "block-match", "/0/chart/series/0/data")],
            id="a point is missing",
        ),
        pytest.param(
            bars(("a", {"mon": 1, "tue": 2}), ("a", {"mon": 1, "tue": 2})),
            [("error", "block-unique", "/0/chart/series/1/name")],
            id="a name that is there twice",
        ),
        pytest.param([{"type": "context", "elements": [plain("x")]}], [], id="context with a text"),
        pytest.param(
            [{"type": "context", "elements": [{"type": "button", "text": plain("x")}]}],
            [("error", "block-type", "/0/elements/0/type")],
            id="context with a button",
        ),
    ],
)
def test_blocks(blocks: list[Any], expected: list[tuple[str, str, str]]) -> None:
    assert brief(blocks) == expected
