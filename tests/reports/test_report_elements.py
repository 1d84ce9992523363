"""What elements and text objects say."""

from __future__ import annotations

import pytest

from fixturectl.reports.elements import Choice, buttons, choices, face, target
from fixturectl.reports.text_objects import line, paragraphs, read
from fixturectl.reports.tree import kind, mapped, node, nodes, string


def plain_text(text: str) -> dict[str, object]:
    return {"type": "plain_text", "text": text}


LOW = {"text": plain_text("Low"), "value": "1"}
HIGH = {"text": plain_text("High"), "value": "2", "description": plain_text("pages")}


@pytest.mark.parametrize(
    ("element", "said"),
    [
        pytest.param({"type": "button", "text": plain_text("Go :x:")}, "Go ❌", id="button"),
        pytest.param({"type": "icon_button", "icon": "trash"}, "trash", id="icon alone"),
        pytest.param(
            {"type": "static_select", "placeholder": plain_text("Pick"), "options": [LOW]},
            "Pick",
            id="placeholder",
        ),
        pytest.param(
            {"type": "static_select", "options": [LOW, HIGH], "initial_option": HIGH},
            "High",
            id="initial option",
        ),
        pytest.param(
            {"type": "multi_static_select", "options": [LOW, HIGH], "initial_options": [LOW, HIGH]},
            "Low, High",
            id="initial options",
        ),
        pytest.param(
            {"type": "multi_users_select", "initial_users": ["U1", "U2"]},
            "U1, U2",
            id="initial users",
        ),
        pytest.param({"type": "datepicker", "initial_date": "2026-11-22"}, "2026-11-22", id="date"),
        pytest.param(
            {"type": "datetimepicker", "initial_date_time": 1795342500},
            "2026-11-22 10:15 UTC",
            id="date and time",
        ),
        pytest.param(
            {
                "type": "rich_text_input",
                "initial_value": {
                    "elements": [
                        {"type": "rich_text_section", "elements": [{"type": "text", "text": "a"}]}
                    ]
                },
            },
            "a",
            id="rich text",
        ),
        pytest.param({"type": "plain_text_input"}, "", id="nothing"),
    ],
)
def test_face(element: dict[str, object], said: str) -> None:
    assert face(element) == said


def test_choices_of_groups_carry_the_group() -> None:
    element: dict[str, object] = {
        "option_groups": [{"label": plain_text("Now"), "options": [HIGH]}, {"options": [LOW]}]
    }

    assert choices(element) == [
        Choice("Now: High", "pages", chosen=False),
        Choice("Low", "", chosen=False),
    ]


def test_feedback_buttons_are_two() -> None:
    element: dict[str, object] = {
        "type": "feedback_buttons",
        "positive_button": {"text": plain_text("Yes")},
    }

    assert buttons(element) == [{"type": "button", "text": plain_text("Yes")}]


@pytest.mark.parametrize(
    ("element", "address"),
    [
        pytest.param({"url": "https://x.example"}, "https://x.example", id="url"),
        pytest.param(
            {"workflow": {"trigger": {"url": "https://t.example"}}},
            "https://t.example",
            id="workflow",
        ),
        pytest.param({"slack_file": {"id": "F1"}}, "F1", id="file"),
        pytest.param({}, "", id="none"),
    ],
)
def test_target(element: dict[str, object], address: str) -> None:
    assert target(element) == address


def test_text_objects() -> None:
    assert read({"type": "mrkdwn", "text": "*a*\n> b\n> c"}) == "a\n> b\n> c"
    assert line(plain_text("*a*\n:x: b")) == "*a* ❌ b"
    assert line({"type": "plain_text", "text": ":x:", "emoji": False}) == ":x:"
    assert line("_bare_") == "bare"
    assert paragraphs(None) == []


def test_a_tree_is_not_trusted() -> None:
    assert node([]) == {}
    assert nodes("no list") == []
    assert nodes([1, {"a": 1}]) == [{"a": 1}]
    assert string(True) == ""
    assert string(2.5) == "2.5"
    assert kind({}) == ""
    assert mapped({"a": ("b", 1, None)}, str.upper) == {"A": ["B", 1, None]}
