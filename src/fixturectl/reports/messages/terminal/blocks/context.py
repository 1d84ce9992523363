"""A context: small and quiet, its elements in one line as long as there is room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from fixturectl.reports.messages.terminal.images import inline
from fixturectl.reports.messages.terminal.lines import indent, wrap
from fixturectl.reports.messages.terminal.styles import styled
from fixturectl.reports.text_objects import paragraphs
from fixturectl.reports.tree import Node, kind, nodes

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines


def draw(block: Node, area: Area) -> Lines:
    pieces: list[Text] = []
    for element in nodes(block.get("elements")):
        if kind(element) == "image":
            pieces.append(inline(element))
        else:
            spans = [span for paragraph in paragraphs(element) for span in paragraph.spans]
            pieces.append(styled(spans, area))
    joined = Text("   ").join(pieces)
    joined.stylize_before("dim")
    return indent(wrap(joined, area.inside(2)), Text("· ", "dim"), Text("  "))
