"""A message as Slack would show it, drawn for a terminal; several locales side by side.

What a value holds can never command the terminal: every string is made visible before it is drawn.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Literal

from rich.console import Console
from rich.text import Text

from fixturectl.reports.messages.terminal.lines import Area, Lines, beside, shortened
from fixturectl.reports.messages.terminal.message import draw_message
from fixturectl.reports.tree import mapped, node
from fixturectl.reports.visible import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.reports.messages import Preview
    from fixturectl.reports.page import Page

_WIDEST = 100
_NARROWEST = 20
_COLUMN = 38
_GAP = Text(" │ ", "dim")
_SYSTEMS: dict[int, Literal["standard", "256", "truecolor"]] = {
    16: "standard",
    256: "256",
    16777216: "truecolor",
}
# Terminals disagree about how wide a sign is that asks to be drawn as emoji; without it they agree.
_AS_EMOJI = "\ufe0f"


def write(previews: Sequence[Preview], page: Page) -> str:
    """Draw the messages at most `page.width` cells wide, with escapes only where it has colours."""
    width = max(_NARROWEST, page.width)
    colored = bool(page.colors)
    if len(previews) == 1:
        lines = _single(previews[0], Area(min(width, _WIDEST), previews[0].rtl, colored))
    else:
        lines = _several(previews, Area(width, colored=colored))
    return _printed(lines, page)


def _single(preview: Preview, area: Area) -> Lines:
    title = Text(shortened(_title(preview), area.width), "dim")
    return [title, Text(), *_drawn(preview, area)]


def _several(previews: Sequence[Preview], area: Area) -> Lines:
    """Set as many messages side by side as the width takes, each under its locale."""
    count = max(1, min(len(previews), (area.width + _GAP.cell_len) // (_COLUMN + _GAP.cell_len)))
    width = min(_WIDEST, (area.width - _GAP.cell_len * (count - 1)) // count)
    lines: Lines = []
    for start in range(0, len(previews), count):
        chosen = previews[start : start + count]
        columns = [_titled(one, area._replace(width=width, rtl=one.rtl)) for one in chosen]
        lines += [Text()] if lines else []
        lines += beside(columns, [width] * len(columns), _GAP)
    return lines


def _titled(preview: Preview, area: Area) -> Lines:
    title = shortened(_title(preview), area.width)
    rule = "─" * area.width
    return [Text(title, "bold"), Text(rule, "dim"), *_drawn(preview, area)]


def _title(preview: Preview) -> str:
    return visible_line(preview.title)


def _drawn(preview: Preview, area: Area) -> Lines:
    return draw_message(node(mapped(preview.body, _harmless)), area)


def _harmless(text: str) -> str:
    return visible(text).replace(_AS_EMOJI, "").expandtabs(4)


def _printed(lines: Lines, page: Page) -> str:
    if not page.colors:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    out = io.StringIO()
    console = Console(
        file=out,
        width=page.width,
        force_terminal=True,
        color_system=_SYSTEMS[page.colors],
        no_color=False,
        legacy_windows=False,
        highlight=False,
        _environ={},
    )
    console.print(Text("\n").join(lines), soft_wrap=True)
    return out.getvalue()
