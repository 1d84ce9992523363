"""video: an embedded player."""

from __future__ import annotations

from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import String, block, required

# Slack's page says "less than 200" and "less than 50"; other tools allow 200 and 50.
RULE = block(
    "video",
    title=required(plain_text(200, contested=199)),
    video_url=required(String(1, 3000, kind="url", format="https")),
    thumbnail_url=required(String(1, 3000, kind="url", format="url")),
    alt_text=required(String(1, 2000, kind="plain", contested=200)),
    title_url=String(1, 3000, kind="url", format="https"),
    description=plain_text(200, contested=199),
    author_name=String(0, 50, kind="plain", contested=49),
    provider_name=String(0, 50, kind="plain"),
    provider_icon_url=String(0, 3000, kind="url", format="url"),
)
