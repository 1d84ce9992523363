"""markdown: standard Markdown, which Slack renders."""

from __future__ import annotations

from fixturectl.blocks.rules import String, block, required

RULE = block("markdown", text=required(String(1, 12_000, kind="markdown")))
