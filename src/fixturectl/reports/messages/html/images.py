"""Images as HTML: a place of their size with what they show, since a page fetches nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.elements import target
from fixturectl.reports.messages.html.markup import Markup, element
from fixturectl.reports.messages.html.paragraphs import text_object
from fixturectl.reports.tree import Node, string

if TYPE_CHECKING:
    from collections.abc import Mapping


def picture(image: Node) -> Markup:
    """Return an image over the whole width, under its title."""
    title = element("div", text_object(image.get("title")), class_="title")
    said = element("span", _said(image), dir="auto")
    return element("div", title, element("div", said, class_="picture", title=target(image)))


def thumbnail(image: Node) -> Markup:
    """Return a small image, as beside a section."""
    return element("span", _said(image), class_="thumbnail", title=target(image))


def inline(image: Node) -> Markup:
    """Return an image of a line's height, as in a context."""
    return element("span", class_="icon", title=_said(image), role="img", aria_label=_said(image))


def _said(image: Mapping[str, object]) -> str:
    return string(image.get("alt_text")) or "image"
