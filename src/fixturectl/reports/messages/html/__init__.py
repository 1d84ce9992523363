"""A message as it looks in Slack: one HTML page that needs nothing but itself.

Light or dark as the reader's system is, or as they choose on the page; every text finds its own
direction, as it does in Slack. Images are places that say what they show, and no script runs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.reports.messages.html.document import document
from fixturectl.reports.messages.html.markup import element, joined
from fixturectl.reports.messages.html.message import colors, draw_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.reports.messages import Preview
    from fixturectl.reports.page import Page

__all__ = ["write"]


def write(previews: Sequence[Preview], _page: Page) -> str:
    """Return a page with all messages, each under its name."""
    drawn = [
        element(
            "figure",
            element("figcaption", preview.title),
            element("div", draw_message(preview), class_="slack", lang=preview.locale),
        )
        for preview in previews
    ]
    names = dict.fromkeys(f"{preview.tenant}/{preview.fixture}" for preview in previews)
    title = ", ".join(names)
    heading = element("h1", title)
    return document(
        title, joined([heading, element("div", joined(drawn), class_="gallery")]), colors(previews)
    )
