"""The elements of a `rich_text` block read into paragraphs of spans."""

from __future__ import annotations

from datetime import UTC, datetime
from string import ascii_lowercase
from typing import TYPE_CHECKING

from fixturectl.reports.spans import Paragraph, Span, plain
from fixturectl.reports.tree import Node, kind, node, nodes, string

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BULLETS = "•◦▪"
_MENTIONS = {
    "user": ("@", "user_id"),
    "channel": ("#", "channel_id"),
    "usergroup": ("@", "usergroup_id"),
    "team": ("@", "team_id"),
    "broadcast": ("@", "range"),
}
_DEEPEST = 8


def paragraphs(elements: object) -> list[Paragraph]:
    """Return the paragraphs of a rich_text block's `elements`."""
    return [found for element in nodes(elements) for found in _paragraphs(element)]


def text(block: object) -> str:
    """Return a rich_text block as plain text, one line for each paragraph."""
    return "\n".join(
        "  " * found.indent + found.prefix + plain(found.spans)
        for found in paragraphs(node(block).get("elements"))
    )


def _paragraphs(element: Node) -> Iterator[Paragraph]:
    if kind(element) == "rich_text_list":
        yield from _items(element)
    elif kind(element) == "rich_text_preformatted":
        yield Paragraph((Span(plain(_spans(element)), "code"),), "code")
    elif kind(element) == "rich_text_quote":
        yield Paragraph(tuple(_spans(element)), "quote")
    else:
        yield Paragraph(tuple(_spans(element)))


def _items(element: Node) -> Iterator[Paragraph]:
    indent = min(_whole(element.get("indent")), _DEEPEST)
    first = 1 + _whole(element.get("offset"))
    for number, item in enumerate(nodes(element.get("elements")), first):
        sign = _BULLETS[indent % len(_BULLETS)]
        if element.get("style") == "ordered":
            sign = _ordinal(number, indent)
        yield Paragraph(tuple(_spans(item)), "item", indent, f"{sign} ")


def _ordinal(number: int, indent: int) -> str:
    """Count as Slack does: 1. then a. then i. which stays a number here, and round again."""
    if indent % 3 == 1 and number <= len(ascii_lowercase):
        return f"{ascii_lowercase[number - 1]}."
    return f"{number}."


def _spans(element: Node) -> list[Span]:
    return [_styled(leaf) for leaf in nodes(element.get("elements"))]


def _styled(leaf: Node) -> Span:
    style = node(leaf.get("style"))
    read = _LEAVES.get(kind(leaf), _text)(leaf)
    if style.get("code") is True and read.kind == "text":
        read = read._replace(kind="code")
    return read._replace(
        bold=style.get("bold") is True,
        italic=style.get("italic") is True,
        strike=style.get("strike") is True,
    )


def _text(leaf: Node) -> Span:
    return Span(string(leaf.get("text")) or (f"[{kind(leaf)}]" if kind(leaf) != "text" else ""))


def _link(leaf: Node) -> Span:
    url = string(leaf.get("url"))
    return Span(string(leaf.get("text")) or url, "link", url)


def _mention(leaf: Node) -> Span:
    sign, key = _MENTIONS[kind(leaf)]
    return Span(sign + string(leaf.get(key)), "mention")


def _emoji(leaf: Node) -> Span:
    return Span(string(leaf.get("name")), "emoji")


def _color(leaf: Node) -> Span:
    return Span(string(leaf.get("value")), "code")


def _date(leaf: Node) -> Span:
    shown = string(leaf.get("fallback")) or instant(leaf.get("timestamp"))
    return Span(shown, "date", string(leaf.get("url")))


def instant(timestamp: object) -> str:
    """Return epoch seconds as `2026-11-22 10:15 UTC`; what is none comes back as text."""
    try:
        seconds = int(string(timestamp))
        return f"{datetime.fromtimestamp(seconds, UTC):%Y-%m-%d %H:%M} UTC"
    except (ValueError, OverflowError, OSError):
        return string(timestamp)


def _whole(value: object) -> int:
    """Return a whole number from 0; what is none is 0."""
    number = value if isinstance(value, int) and not isinstance(value, bool) else 0
    return max(0, number)


_LEAVES: dict[str, Callable[[Node], Span]] = {
    "link": _link,
    "emoji": _emoji,
    "color": _color,
    "date": _date,
    **dict.fromkeys(_MENTIONS, _mention),
}
