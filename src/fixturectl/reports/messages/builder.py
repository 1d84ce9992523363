"""A message as an address of Block Kit Builder, where Slack itself draws it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.blocks import builder_url
from fixturectl.reports.tree import Node, nodes, string

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.reports.messages import Preview
    from fixturectl.reports.page import Page

_SHOWN_OF_ATTACHMENT = ("color", "blocks")


def write(previews: Sequence[Preview], page: Page) -> str:
    """Return Builder's addresses; with several locales each is led by its locale and a tab."""
    several = len(previews) > 1 or page.by_locale
    return "".join(
        (f"{preview.locale}\t" if several else "")
        + f"{builder_url.encode(_payload(preview.body))}\n"
        for preview in previews
    )


def _payload(body: Node) -> Node:
    """Return what Builder takes: blocks, or attachments with their colours, or the text as both."""
    attachments = [
        {key: one[key] for key in _SHOWN_OF_ATTACHMENT if key in one}
        for one in nodes(body.get("attachments"))
    ]
    blocks = nodes(body.get("blocks"))
    if not blocks and not attachments:
        text = {"type": "mrkdwn", "text": string(body.get("text"))}
        blocks = [{"type": "section", "text": text}]
    kept: Node = {"blocks": blocks, "attachments": attachments}
    return {key: value for key, value in kept.items() if value}
