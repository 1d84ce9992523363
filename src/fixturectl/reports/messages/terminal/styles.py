"""How spans look: their styles on a colour terminal, their signs on any."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from rich.style import Style
from rich.text import Text

from fixturectl.reports.emoji import emoji

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.reports.messages.terminal.lines import Area
    from fixturectl.reports.spans import Kind, Span

QUIET = "dim"
_COLORS: dict[Kind, str | None] = {
    "code": "red",
    "link": "blue",
    "mention": "yellow",
}
_NAMED_BARS = {"good": "#2EB67D", "warning": "#ECB22E", "danger": "#E01E5A"}
_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_SHORT_HEX = 3


def styled(spans: Iterable[Span], area: Area, quiet: str = "") -> Text:
    """Return `spans` as text with styles; `quiet` is a style for all of it."""
    text = Text(style=quiet)
    for span in spans:
        text.append(_signed(span, area), _style(span))
        if span.url and span.url != span.text:
            text.append(f" <{span.url}>", QUIET)
    return text


def bar_color(color: str) -> str:
    """Return an attachment's colour as `#RRGGBB`, Slack's grey for none or a wrong one."""
    color = _NAMED_BARS.get(color, color)
    found = _HEX.fullmatch(color)
    if not found:
        return "#DDDDDD"
    digits = found[1]
    return f"#{''.join(digit * 2 for digit in digits) if len(digits) == _SHORT_HEX else digits}"


def _signed(span: Span, area: Area) -> str:
    """Return the text of a span with the signs that carry its meaning without any style."""
    text = emoji(span.text) if span.kind == "emoji" else span.text
    if span.kind == "code":
        text = f"`{text}`"
    return f"~{text}~" if span.strike and not area.colored else text


def _style(span: Span) -> Style:
    return Style(
        color=_COLORS.get(span.kind),
        bold=span.bold or span.kind == "mention" or None,
        italic=span.italic or None,
        strike=span.strike or None,
        underline=span.kind in {"link", "date"} or None,
    )
