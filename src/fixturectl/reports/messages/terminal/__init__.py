"""A message as Slack would show it, drawn for a terminal; several locales side by side.

What a value holds can never command the terminal: every string is made visible before it is drawn.
"""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from rich.text import Text

from fixturectl.reports.messages.terminal.lines import Area, Lines, beside, shortened
from fixturectl.reports.messages.terminal.message import draw_message
from fixturectl.reports.messages.terminal.paint import painted
from fixturectl.reports.messages.terminal.paragraphs import plain
from fixturectl.reports.tree import mapped, node
from fixturectl.reports.visible import visible, visible_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import tzinfo

    from fixturectl.reports.messages import Preview
    from fixturectl.reports.page import Page

_WIDEST = 100
_NARROWEST = 20
_COLUMN = 38
_GAP = Text(" │ ", "dim")
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
    return painted(lines, page.colors)


def _single(preview: Preview, area: Area) -> Lines:
    title = plain(f"{_name(preview)}  {_locale(preview)}", area._replace(rtl=False), "dim")
    return [*title, Text(), *_drawn(preview, area)]


def _several(previews: Sequence[Preview], area: Area) -> Lines:
    """Set as many messages side by side as the width takes, each under its locale."""
    count = max(1, min(len(previews), (area.width + _GAP.cell_len) // (_COLUMN + _GAP.cell_len)))
    width = min(_WIDEST, (area.width - _GAP.cell_len * (count - 1)) // count)
    names = dict.fromkeys(_name(preview) for preview in previews)
    lines = [Text(shortened(", ".join(names), area.width), "dim")]
    for start in range(0, len(previews), count):
        chosen = previews[start : start + count]
        columns = [_titled(one, area._replace(width=width, rtl=one.rtl)) for one in chosen]
        lines += [Text(), *beside(columns, [width] * len(columns), _GAP)]
    return lines


def _titled(preview: Preview, area: Area) -> Lines:
    title = Text(shortened(_locale(preview), area.width), "bold")
    return [title, Text("─" * area.width, "dim"), *_drawn(preview, area)]


def _name(preview: Preview) -> str:
    parts = (f"{preview.tenant}/{preview.fixture}", preview.sample)
    return visible_line("  ".join(part for part in parts if part))


def _locale(preview: Preview) -> str:
    """Name the locale and, as Slack does, the time at which the message came."""
    time = ""
    if preview.now is not None:
        time = f"  {preview.now.astimezone(_zone(preview.timezone)):%H:%M}"
    return visible_line(preview.locale) + time


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _drawn(preview: Preview, area: Area) -> Lines:
    return draw_message(node(mapped(preview.body, _harmless)), area)


def _harmless(text: str) -> str:
    return visible(text).replace(_AS_EMOJI, "").expandtabs(4)
