"""A task: a sign for its status, its title, its details, output and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports import rich_text
from fixturectl.reports.messages.html.markup import address, element, joined
from fixturectl.reports.messages.html.paragraphs import drawn
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import node, nodes, string

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


_SIGNS = {"pending": "○", "in_progress": "◐", "complete": "✓", "error": "✗"}


def draw(block: Node) -> Markup:
    sign = element("span", _SIGNS.get(string(block.get("status")), "·"), class_="sign")
    found = [node(block.get(key)).get("elements") for key in ("details", "output")]
    parts = [
        element("p", line(block.get("title")), class_="name", dir="auto"),
        *(drawn(rich_text.paragraphs(elements)) for elements in found),
        *(_source(source) for source in nodes(block.get("sources"))),
    ]
    return element("div", sign, element("div", joined(parts)), class_="task")


def _source(source: Node) -> Markup:
    said, link = string(source.get("text")), address(string(source.get("url")))
    shown = element("a", said or link, href=link, rel="noreferrer nofollow") if link else said
    return element("p", shown, class_="quiet", dir="auto")
