"""A file that was uploaded to Slack, by its id or its URL."""

from __future__ import annotations

from fixturectl.blocks.clauses import ExactlyOne
from fixturectl.blocks.rules import Object, String

RULE = Object(
    "slack_file",
    ExactlyOne("id", "url"),
    id=String(1),
    url=String(1, 3000, kind="url", format="url"),
)
