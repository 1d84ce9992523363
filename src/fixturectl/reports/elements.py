"""What the elements of a message say: their face, their choices, where they lead."""

from __future__ import annotations

from typing import NamedTuple

from fixturectl.reports.rich_text import instant, text
from fixturectl.reports.text_objects import line
from fixturectl.reports.tree import Node, kind, node, nodes, string

_INITIAL = (
    "initial_value",
    "initial_date",
    "initial_time",
    "initial_user",
    "initial_channel",
    "initial_conversation",
)
_INITIAL_LISTS = ("initial_users", "initial_channels", "initial_conversations")
BOXES = frozenset({"checkboxes", "radio_buttons"})
BUTTONS = frozenset({"button", "workflow_button", "icon_button", "feedback_buttons"})


class Choice(NamedTuple):
    """One option; `description` may be empty, `chosen` says that it is chosen from the start."""

    text: str
    description: str
    chosen: bool


def face(element: Node) -> str:
    """Return what is written on an element: its label, what is chosen, or its placeholder."""
    if kind(element) in BUTTONS:
        return line(element.get("text")) or string(element.get("icon"))
    return chosen(element) or line(element.get("placeholder"))


def chosen(element: Node) -> str:
    """Return what an element holds from the start, or an empty string."""
    if kind(element) == "datetimepicker":
        return instant(element.get("initial_date_time"))
    if kind(element) == "rich_text_input":
        return " ".join(text(element.get("initial_value")).split())
    marked = [choice.text for choice in choices(element) if choice.chosen]
    listed = [string(item) for key in _INITIAL_LISTS for item in _list(element.get(key))]
    single = [string(element.get(key)) for key in _INITIAL]
    return ", ".join(word for word in (*marked, *listed, *single) if word)


def choices(element: Node) -> list[Choice]:
    """Return the options of an element; those of a group carry its label as `Label: option`."""
    initial = [
        *nodes(element.get("initial_options")),
        *nodes([element.get("initial_option")]),
    ]
    found = [_choice(option, "", initial) for option in nodes(element.get("options"))]
    for group in nodes(element.get("option_groups")):
        label = line(group.get("label"))
        found += [_choice(option, label, initial) for option in nodes(group.get("options"))]
    return found


def buttons(element: Node) -> list[Node]:
    """Return the single buttons of an element: feedback buttons are two."""
    if kind(element) != "feedback_buttons":
        return [element]
    pair = (element.get("positive_button"), element.get("negative_button"))
    return [{**node(button), "type": "button"} for button in pair if button]


def target(element: Node) -> str:
    """Return the address an element opens: its URL, a workflow's trigger, an image's file."""
    trigger = node(node(element.get("workflow")).get("trigger"))
    file = node(element.get("slack_file"))
    found = (
        element.get("url") or trigger.get("url") or element.get("image_url"),
        file.get("url") or file.get("id"),
    )
    return next((string(address) for address in found if address), "")


def _choice(option: Node, label: str, initial: list[Node]) -> Choice:
    said = line(option.get("text"))
    return Choice(
        f"{label}: {said}" if label else said,
        line(option.get("description")),
        any(option.get("value") == other.get("value") for other in initial),
    )


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []
