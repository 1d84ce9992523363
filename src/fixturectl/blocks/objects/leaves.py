"""The leaves of rich text: what a line of it is made of."""

from __future__ import annotations

from fixturectl.blocks.folders import rich
from fixturectl.blocks.rules import ListOf, Typed

_LEAVES = (
    "text",
    "link",
    "user",
    "channel",
    "usergroup",
    "team",
    "emoji",
    "broadcast",
    "color",
    "date",
)
# Slack's page names these; only Slack itself is known to write them.
_WRITTEN_BY_SLACK = (
    "attachment_mention",
    "canvas*",
    "citation",
    "file",
    "list_record",
    "message_mention",
    "salesforce_data_field",
    "tag",
    "workflow_mention",
    "work_object_mention",
)

LEAVES = ListOf(Typed("leaf of rich text", _LEAVES, rich, doubtful=_WRITTEN_BY_SLACK))
CODE_LEAVES = ListOf(
    Typed(
        "leaf of preformatted text",
        _LEAVES,
        rich,
        doubtful=(*_LEAVES[2:], *_WRITTEN_BY_SLACK),
    )
)
