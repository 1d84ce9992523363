"""image: a picture across the message, with its description and title."""

from __future__ import annotations

from fixturectl.blocks.clauses import ExactlyOne
from fixturectl.blocks.objects.slack_file import RULE as SLACK_FILE
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import String, block, required

RULE = block(
    "image",
    ExactlyOne("image_url", "slack_file"),
    alt_text=required(String(1, 2000, kind="plain")),
    image_url=String(1, 3000, kind="url", format="url"),
    slack_file=SLACK_FILE,
    title=plain_text(2000),
)
