"""A video: its title, a place for the picture, what it is about and who made it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.markup import address, element, joined
from fixturectl.reports.messages.html.paragraphs import text_object
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import string

if TYPE_CHECKING:
    from fixturectl.reports.messages.html.markup import Markup
    from fixturectl.reports.tree import Node


def draw(block: Node) -> Markup:
    names = (string(block.get("author_name")), string(block.get("provider_name")))
    title = line(block.get("title"))
    link = address(string(block.get("title_url")))
    shown = element("a", title, href=link, rel="noreferrer nofollow") if link else title
    said = string(block.get("alt_text")) or "video"
    return joined(
        [
            element("p", " · ".join(name for name in names if name), class_="quiet", dir="auto"),
            element("p", shown, class_="name", dir="auto"),
            text_object(block.get("description")),
            element("div", element("span", f"▶ {said}", dir="auto"), class_="picture"),
        ]
    )
