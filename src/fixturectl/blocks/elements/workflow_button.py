"""workflow_button: starts a workflow by its link trigger."""

from __future__ import annotations

from fixturectl.blocks.objects.text import plain_text
from fixturectl.blocks.rules import ID, Enum, ListOf, Object, String, advised, interactive, required

_PARAMETER = Object(
    "input parameter", name=required(String(1)), value=required(String(kind="plain"))
)
_TRIGGER = Object(
    "trigger",
    url=required(String(1, kind="url", format="url")),
    customizable_input_parameters=ListOf(_PARAMETER),
)

RULE = interactive(
    "workflow_button",
    action_id=advised(ID),
    text=required(plain_text(75)),
    workflow=required(Object("workflow", trigger=required(_TRIGGER))),
    style=Enum("primary", "danger"),
    accessibility_label=String(0, 75, kind="plain"),
)
