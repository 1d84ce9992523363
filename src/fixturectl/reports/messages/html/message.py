"""A whole message as HTML: who sends it, its text or blocks, its attachments with their bars."""

from __future__ import annotations

import re
from datetime import UTC
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fixturectl.reports import markdown
from fixturectl.reports.messages.html.blocks import draw_blocks
from fixturectl.reports.messages.html.elements import row
from fixturectl.reports.messages.html.images import picture
from fixturectl.reports.messages.html.markup import Markup, address, element, joined
from fixturectl.reports.messages.html.paragraphs import drawn, one_line, text_object
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import Node, node, nodes, string

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import tzinfo

    from fixturectl.reports.messages import Preview

_COLOR = re.compile(r"#?([0-9a-fA-F]{6})")
_NAMED = {"good": "2eb67d", "warning": "ecb22e", "danger": "e01e5a"}
_USUAL = "dddddd"


def draw_message(preview: Preview) -> Markup:
    """Return a message as a channel shows it, and above it what a phone's notification says."""
    body = node(preview.body)
    blocks, attachments = nodes(body.get("blocks")), nodes(body.get("attachments"))
    said = line(body.get("text")) or next(
        (line(one.get("fallback")) for one in attachments if one.get("fallback")), ""
    )
    content = [draw_blocks(blocks) if blocks else text_object(body.get("text"))]
    content.append(drawn(markdown.paragraphs(string(body.get("markdown_text")))))
    content += [_attachment(attachment) for attachment in attachments]
    shows = bool(said and (blocks or attachments))
    phone = element("div", element("p", said, dir="auto"), class_="phone") if shows else ""
    avatar = element("span", preview.tenant[:1].upper(), class_="avatar")
    inner = joined([_sender(preview), element("div", joined(content), class_="content")])
    return joined(
        [
            phone,
            element("div", avatar, element("div", inner, class_="right"), class_="message"),
        ]
    )


def colors(previews: Iterable[Preview]) -> list[str]:
    """Return the colours of all bars, six hexadecimal digits each."""
    attachments = (one for preview in previews for one in nodes(preview.body.get("attachments")))
    return sorted({_color(one) for one in attachments})


def _sender(preview: Preview) -> Markup:
    time = ""
    if preview.now is not None:
        time = f"{preview.now.astimezone(_zone(preview.timezone)):%H:%M}"
    return element(
        "div",
        element("span", preview.tenant, class_="sender"),
        element("span", "APP", class_="badge"),
        element("span", time, class_="time"),
        class_="head",
    )


def _zone(name: str) -> tzinfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def _color(attachment: Node) -> str:
    named = string(attachment.get("color"))
    found = _COLOR.fullmatch(_NAMED.get(named, named))
    return found[1].lower() if found else _USUAL


def _attachment(attachment: Node) -> Markup:
    bar = element("div", class_=f"bar c{_color(attachment)}")
    inner = joined([_classic(attachment), draw_blocks(nodes(attachment.get("blocks")))])
    return joined(
        [
            text_object(attachment.get("pretext")),
            element("div", bar, element("div", inner, class_="inner"), class_="attachment"),
        ]
    )


def _classic(attachment: Node) -> Markup:
    """Return what attachments had before blocks: author, title, text, fields, image, footer."""
    parts = [
        _line("author", string(attachment.get("author_name"))),
        _title(attachment),
        text_object(attachment.get("text")),
        _fields(nodes(attachment.get("fields"))),
    ]
    if found := nodes(attachment.get("actions")):
        parts.append(row({**one, "type": "button"} for one in found))
    if image := string(attachment.get("image_url")):
        parts.append(picture({"alt_text": "image", "image_url": image}))
    return joined([*parts, _line("footer", string(attachment.get("footer")))])


def _title(attachment: Node) -> Markup:
    said = one_line({"type": "plain_text", "text": string(attachment.get("title"))})
    if not said:
        return Markup()
    link = address(string(attachment.get("title_link")))
    shown = element("a", said, href=link, rel="noreferrer nofollow") if link else said
    return element("div", shown, class_="name", dir="auto")


def _line(look: str, said: str) -> Markup:
    return element("div", said, class_=look, dir="auto") if said else Markup()


def _fields(fields: list[Node]) -> Markup:
    cells = [
        element(
            "div",
            element("div", string(field.get("title")), class_="name"),
            text_object(field.get("value")),
            class_="" if field.get("short") is True else "long",
        )
        for field in fields
    ]
    return element("div", joined(cells), class_="fields") if cells else Markup()
