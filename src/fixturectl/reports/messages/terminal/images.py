"""Images drawn as what is known of them: title, alternative text, address."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from fixturectl.reports.elements import target
from fixturectl.reports.messages.terminal.boxes import SQUARE, box, frame, inside
from fixturectl.reports.messages.terminal.paragraphs import plain, text_object
from fixturectl.reports.tree import Node, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.terminal.lines import Area, Lines

_THUMBNAIL = 11


def picture(image: Node, area: Area) -> Lines:
    """Draw an image in a frame over the whole width."""
    room = inside(area)
    lines = text_object(image.get("title"), room, "bold")
    lines += plain(string(image.get("alt_text")), room)
    return frame("image", lines + plain(target(image), room, "dim"), area)


def thumbnail(image: Node, area: Area) -> Lines:
    """Draw a small image as a frame around its alternative text."""
    lines = plain(string(image.get("alt_text")), inside(area)._replace(rtl=False))
    return box(lines, SQUARE, title="image", width=_THUMBNAIL)


def inline(image: Node) -> Text:
    """Draw an image in a line of text by its alternative text."""
    return Text(f"[{string(image.get('alt_text')) or 'image'}]")
