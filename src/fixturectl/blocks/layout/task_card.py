"""task_card: one step of what an agent does."""

from __future__ import annotations

from fixturectl.blocks.clauses import Doubtful
from fixturectl.blocks.folders import blocks, elements
from fixturectl.blocks.rules import (
    BOOLEAN,
    Anything,
    Enum,
    Field,
    ListOf,
    Rule,
    String,
    block,
    required,
)

_FIELDS: dict[str, Rule | Field] = {
    "task_id": required(String(1)),
    "title": required(String(1, kind="plain")),
    "status": Enum("pending", "in_progress", "complete", "error"),
    "details": blocks("details of a task", "rich_text"),
    "output": blocks("output of a task", "rich_text"),
    "sources": ListOf(elements("source of a task", "url")),
    "hide_title": BOOLEAN,
    "icon": Anything(),
}

TASK = block("task_card", **_FIELDS)
RULE = block("task_card", Doubtful("status", "pending", "may be refused outside a plan"), **_FIELDS)
