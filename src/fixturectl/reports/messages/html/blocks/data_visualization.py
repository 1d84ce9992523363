"""A chart: a bar for each of its values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.markup import element, joined
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import kind, node, nodes, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


_STEPS = 20  # lengths that a bar may have


def draw(block: Node) -> Markup:
    chart = node(block.get("chart"))
    parts = [element("p", line(block.get("title")) or kind(chart), class_="name", dir="auto")]
    parts.append(_bars(nodes(chart.get("segments"))))
    for series in nodes(chart.get("series")):
        parts.append(element("p", string(series.get("name")), class_="quiet", dir="auto"))
        parts.append(_bars(nodes(series.get("data"))))
    return element("div", joined(parts), class_="frame")


def _bars(points: list[Node]) -> Markup:
    values = [_number(point.get("value")) for point in points]
    greatest = max(map(abs, values), default=0) or 1
    return joined(
        element(
            "div",
            element("span", line(point.get("label")), class_="label"),
            element("span", class_=f"length l{round(_STEPS * abs(value) / greatest)}"),
            element("span", f"{value:g}", class_="quiet"),
            class_="point",
        )
        for point, value in zip(points, values, strict=True)
    )


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
