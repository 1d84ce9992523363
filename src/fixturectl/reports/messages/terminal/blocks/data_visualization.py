"""A chart: a frame with its kind, and its values as bars or rows of numbers."""

from __future__ import annotations

from rich.text import Text

from fixturectl.reports.messages.terminal.boxes import frame, inside
from fixturectl.reports.messages.terminal.lines import Area, Lines, padded, shortened
from fixturectl.reports.messages.terminal.paragraphs import plain
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import Node, kind, node, nodes, string

_LONGEST_LABEL = 20


def draw(block: Node, area: Area) -> Lines:
    room = inside(area)
    chart = node(block.get("chart"))
    lines = plain(line(block.get("title")), room, "bold")
    lines += _bars(nodes(chart.get("segments")), room)
    for series in nodes(chart.get("series")):
        lines += plain(string(series.get("name")), room, "bold")
        lines += _bars(nodes(series.get("data")), room)
    return frame(f"chart: {kind(chart) or 'unknown'}", lines, area)


def _bars(points: list[Node], area: Area) -> Lines:
    """Draw a bar for each point, as long as its value is to the greatest."""
    labels = [shortened(line(point.get("label")), _LONGEST_LABEL) for point in points]
    column = max((Text(label).cell_len for label in labels), default=0)
    values = [_number(point.get("value")) for point in points]
    greatest = max(map(abs, values), default=0) or 1
    shown = [shortened(f"{value:g}", 10) for value in values]
    room = max(0, area.width - column - 2 - max(map(len, shown), default=0))
    return [
        Text.assemble(
            padded(Text(label), column), " ", "█" * int(room * abs(value) / greatest), " ", said
        )
        for label, value, said in zip(labels, values, shown, strict=True)
    ]


def _number(value: object) -> float:
    return float(value) if isinstance(value, int | float) else 0.0
