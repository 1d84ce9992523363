"""A whole message drawn: the notification, its text or blocks, its attachments with their bars."""

from __future__ import annotations

from rich.text import Text

from fixturectl.reports import markdown
from fixturectl.reports.messages.terminal.blocks import draw_blocks
from fixturectl.reports.messages.terminal.boxes import bar
from fixturectl.reports.messages.terminal.elements import row
from fixturectl.reports.messages.terminal.images import inline
from fixturectl.reports.messages.terminal.lines import Area, Lines, beside, indent, wrap
from fixturectl.reports.messages.terminal.paragraphs import drawn, plain, text_object
from fixturectl.reports.messages.terminal.styles import bar_color
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import Node, nodes, string

_BAR = "▌"
_GAP = 2


def draw_message(body: Node, area: Area) -> Lines:
    """Draw a chat.postMessage body: what the phone shows, an empty line, what the channel shows."""
    blocks = nodes(body.get("blocks"))
    attachments = nodes(body.get("attachments"))
    parts = [_notification(body, attachments, area) if blocks or attachments else []]
    parts.append(draw_blocks(blocks, area) if blocks else text_object(body.get("text"), area))
    if said := string(body.get("markdown_text")):
        parts.append(drawn(markdown.paragraphs(said), area))
    parts += [_attachment(attachment, area) for attachment in attachments]
    return _apart(parts)


def _notification(body: Node, attachments: list[Node], area: Area) -> Lines:
    """Draw the line a phone shows; of an attachment alone, it is the fallback."""
    said = line(body.get("text")) or next(
        (line(one.get("fallback")) for one in attachments if one.get("fallback")), ""
    )
    if not said:
        return [Text("no notification text", "dim")]
    label = Text("notification: ", "dim")
    return indent(plain(said, area.inside(label.cell_len)._replace(rtl=False)), label, Text("  "))


def _attachment(attachment: Node, area: Area) -> Lines:
    """Draw an attachment beside its bar; without colours the bar's colour is named."""
    room = area.inside(2)
    color = bar_color(string(attachment.get("color")))
    named = [] if area.colored else plain(color, room)
    blocks = draw_blocks(nodes(attachment.get("blocks")), room)
    inner = named + _apart([_classic(attachment, room), blocks])
    return text_object(attachment.get("pretext"), area) + bar(inner or [Text()], _BAR, color)


def _classic(attachment: Node, area: Area) -> Lines:
    """Draw what attachments had before blocks: author, title, text, fields, buttons, footer."""
    lines = plain(string(attachment.get("author_name")), area, "dim")
    lines += plain(string(attachment.get("title")), area, "bold")
    lines += plain(string(attachment.get("title_link")), area, "dim")
    lines += text_object(attachment.get("text"), area)
    lines += _fields(nodes(attachment.get("fields")), area)
    lines += row(nodes(attachment.get("actions")), area)
    if address := string(attachment.get("image_url")):
        lines += wrap(inline({"alt_text": address}), area)
    return lines + plain(string(attachment.get("footer")), area, "dim")


def _fields(fields: list[Node], area: Area) -> Lines:
    """Draw classic fields; two short ones that follow each other share a line."""
    lines: Lines = []
    waiting: Lines | None = None
    half = area._replace(width=max(2, (area.width - _GAP) // 2))
    for field in fields:
        short = field.get("short") is True
        if waiting is not None and not short:
            lines, waiting = lines + waiting, None
        title = plain(string(field.get("title")), half if short else area, "bold")
        cell = title + text_object(field.get("value"), half if short else area)
        if short and waiting is None:
            waiting = cell
        elif short and waiting is not None:
            lines += beside([waiting, cell], [half.width, half.width], Text(" " * _GAP))
            waiting = None
        else:
            lines += cell
    return lines + (waiting or [])


def _apart(parts: list[Lines]) -> Lines:
    """Join parts with an empty line between those that show anything."""
    lines: Lines = []
    for part in parts:
        lines += ([Text()] if lines and part else []) + part
    return lines
