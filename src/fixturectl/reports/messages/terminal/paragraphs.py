"""Paragraphs of any markup drawn as lines: text, quotes, code, headings, items, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from fixturectl.reports.messages.terminal.boxes import SQUARE, bar, box, inside
from fixturectl.reports.messages.terminal.lines import Area, Lines, hang, wrap
from fixturectl.reports.messages.terminal.styles import styled
from fixturectl.reports.text_objects import paragraphs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from fixturectl.reports.spans import Paragraph

QUOTE = "▎"


def drawn(found: Iterable[Paragraph], area: Area, quiet: str = "") -> Lines:
    """Draw paragraphs one below the other; `quiet` is a style for all of them."""
    lines: Lines = []
    for paragraph in found:
        lines += _KINDS.get(paragraph.kind, _text)(paragraph, area, quiet)
    return lines


def text_object(value: object, area: Area, quiet: str = "") -> Lines:
    """Draw a text object, or a bare string as mrkdwn."""
    return drawn(paragraphs(value), area, quiet)


def plain(text: str, area: Area, style: str = "") -> Lines:
    """Draw text that has no markup; nothing for an empty one."""
    return wrap(Text(text, style), area) if text else []


def underlined(lines: Lines, style: str) -> Lines:
    """Draw a heavy line below `lines`, as long as the longest of them."""
    begin = min((len(line.plain) - len(line.plain.lstrip()) for line in lines), default=0)
    width = max((line.cell_len for line in lines), default=begin) - begin
    return [*lines, Text.assemble(" " * begin, ("━" * width, style))]


def _text(paragraph: Paragraph, area: Area, quiet: str) -> Lines:
    return wrap(styled(paragraph.spans, area, quiet), area)


def _quote(paragraph: Paragraph, area: Area, quiet: str) -> Lines:
    return bar(_text(paragraph, area.inside(2), quiet), QUOTE, "dim")


def _code(paragraph: Paragraph, area: Area, quiet: str) -> Lines:
    code = Text("".join(span.text for span in paragraph.spans), quiet)
    return box(wrap(code, inside(area), fold=True), SQUARE, width=area.width)


def _heading(paragraph: Paragraph, area: Area, quiet: str) -> Lines:
    return underlined(_text(paragraph, area, quiet), "dim")


def _item(paragraph: Paragraph, area: Area, quiet: str) -> Lines:
    sign = Text("  " * paragraph.indent + paragraph.prefix, quiet)
    lines = _text(paragraph, area.inside(sign.cell_len), quiet)
    return hang(lines, sign, area, "".join(span.text for span in paragraph.spans))


def _rule(_paragraph: Paragraph, area: Area, _quiet: str) -> Lines:
    return [Text("─" * area.width, "dim")]


_KINDS: dict[str, Callable[[Paragraph, Area, str], Lines]] = {
    "quote": _quote,
    "code": _code,
    "heading": _heading,
    "item": _item,
    "rule": _rule,
}
