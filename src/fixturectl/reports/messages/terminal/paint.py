"""Styled lines as the characters and escapes that a terminal takes.

rich's Console would do the same and more, and takes longer to load than a message to render.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from rich.color import ColorSystem
from rich.style import Style

if TYPE_CHECKING:
    from rich.text import Text

    from fixturectl.reports.messages.terminal.lines import Lines
    from fixturectl.reports.page import Colors

_SYSTEMS: dict[Colors, ColorSystem] = {
    16: ColorSystem.STANDARD,
    256: ColorSystem.EIGHT_BIT,
    16777216: ColorSystem.TRUECOLOR,
}


def painted(lines: Lines, colors: Colors) -> str:
    """Return `lines`, each with its line feed; without escapes if there are no colours."""
    system = _SYSTEMS.get(colors)
    if system is None:
        return "".join(f"{line.plain.rstrip()}\n" for line in lines)
    return "".join(f"{_line(line, system)}\n" for line in lines)


def _line(line: Text, system: ColorSystem) -> str:
    """Paint the stretches between which some style begins or ends."""
    ends = {0, len(line), *(at for span in line.spans for at in (span.start, span.end))}
    edges = sorted(at for at in ends if 0 <= at <= len(line))
    return "".join(
        _style(line, start, system).render(line.plain[start:end], color_system=system)
        for start, end in pairwise(edges)
    )


def _style(line: Text, at: int, system: ColorSystem) -> Style:
    """Return the style of the character at `at`: the line's own, then those laid over it."""
    laid = [span.style for span in line.spans if span.start <= at < span.end]
    style = Style.combine(_parsed(style) for style in (line.style, *laid))
    if style.color is None:
        return style
    # A style remembers its first escape, in whatever system: one for each system is needed.
    return style + Style.from_color(style.color.downgrade(system))


def _parsed(style: str | Style) -> Style:
    return Style.parse(style) if isinstance(style, str) else style
