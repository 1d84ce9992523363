"""What a token may do, as Slack names it, and what sending needs of it.

https://docs.slack.dev/reference/scopes. docs/slack-app.yaml is the app that has exactly these.
"""

from __future__ import annotations

from typing import NamedTuple


class Scope(NamedTuple):
    """A permission and what is done with it."""

    name: str
    why: str


NEEDED = (
    Scope("chat:write", "to post alerts, update them and reply in their threads"),
    Scope("channels:history", "to look for a message whose answer got lost, in public channels"),
    Scope("groups:history", "to look for a message whose answer got lost, in private channels"),
)


def listed(header: str) -> frozenset[str]:
    """Return the scopes of an `x-oauth-scopes` header."""
    return frozenset(one.strip() for one in header.split(",") if one.strip())
