"""data_visualization: a pie, line, bar or area chart."""

from __future__ import annotations

from fixturectl.blocks.agreements import PointPerCategory, UniqueBy
from fixturectl.blocks.rules import ListOf, Number, Object, String, Typed, block, required, typed

_LABEL = String(1, 20, kind="plain")
_AXIS_LABEL = String(0, 50, kind="plain")

_SEGMENT = Object("segment", label=required(_LABEL), value=required(Number(above=0)))
_POINT = Object("data point", label=required(_LABEL), value=required(Number()))
_SERIES = Object("series", name=required(_LABEL), data=required(ListOf(_POINT, 1, 20)))
_AXES = Object(
    "axis_config",
    categories=required(ListOf(_LABEL, 1, 20)),
    x_label=_AXIS_LABEL,
    y_label=_AXIS_LABEL,
)


def _with_axes(name: str) -> Object:
    return typed(
        name,
        UniqueBy("series", "name"),
        PointPerCategory(),
        series=required(ListOf(_SERIES, 1, 12, contested=6)),
        axis_config=required(_AXES),
    )


_CHARTS = {
    "pie": typed("pie", segments=required(ListOf(_SEGMENT, 1, 12, contested=6))),
    "line": _with_axes("line"),
    "bar": _with_axes("bar"),
    "area": _with_axes("area"),
}

RULE = block(
    "data_visualization",
    title=required(String(1, 50, kind="plain")),
    chart=required(Typed("chart", _CHARTS, _CHARTS.__getitem__)),
)
