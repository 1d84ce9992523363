"""plan: the steps of what an agent does."""

from __future__ import annotations

from fixturectl.blocks.agreements import UniqueBy
from fixturectl.blocks.layout.task_card import TASK
from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import ListOf, String, StringOr, Typed, block, required

_TASKS = Typed("task of a plan", ("task_card",), lambda _name: TASK, default="task_card")

# A task that comes again updates the one that is there: two of them are seldom meant.
RULE = block(
    "plan",
    UniqueBy("tasks", "task_id", "warning"),
    title=required(StringOr(String(1, kind="plain"), plain_text(3000))),
    tasks=ListOf(_TASKS, 0, 50),
)
