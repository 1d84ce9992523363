from __future__ import annotations

from typing import Any

import pytest
from messages import actions, brief, button, data_table, option, plain, section

TEXT = {"type": "rich_text_section", "elements": [{"type": "text", "text": "x"}]}
RICH = {"type": "rich_text", "elements": [TEXT]}


def field(kind: str, **keys: Any) -> list[dict[str, Any]]:
    element = {"type": kind, "action_id": "e", **keys}
    return [{"type": "input", "label": plain("l"), "element": element}]


def chart(*series: dict[str, Any], categories: list[str]) -> list[dict[str, Any]]:
    told = {"type": "line", "series": list(series), "axis_config": {"categories": categories}}
    return [{"type": "data_visualization", "title": "t", "chart": told}]


def series(name: str, *labels: str) -> dict[str, Any]:
    return {"name": name, "data": [{"label": label, "value": 1} for label in labels]}


def container(**keys: Any) -> list[dict[str, Any]]:
    child = section()
    return [{"type": "container", "title": plain("t"), "child_blocks": [child], **keys}]


def error(check: str, pointer: str) -> list[tuple[str, str, str]]:
    return [("error", f"block-{check}", pointer)]


def choice(pointer: str) -> list[tuple[str, str, str]]:
    return [("warning", "block-choice", pointer)]


OPTIONS = [option("a"), option("b")]
NUMBER = {"is_decimal_allowed": False}


@pytest.mark.parametrize(
    ("blocks", "wanted"),
    [
        pytest.param(field("static_select", options=OPTIONS, initial_option=option("b")), []),
        pytest.param(
            field(
                "static_select",
                options=OPTIONS,
                initial_option={"text": plain("B") | {"emoji": True}, "value": "b"},
            ),
            [],
            id="how an option is shown makes it no other",
        ),
        pytest.param(
            field("static_select", options=OPTIONS, initial_option=option("c")),
            error("match", "/0/element/initial_option"),
            id="an initial option that is not offered",
        ),
        pytest.param(
            field(
                "static_select",
                option_groups=[{"label": plain("l"), "options": OPTIONS}],
                initial_option=option("a"),
            ),
            [],
            id="an initial option out of a group",
        ),
        pytest.param(
            field("checkboxes", options=OPTIONS, initial_options=[option("a"), option("z")]),
            error("match", "/0/element/initial_options"),
            id="one of several is not offered",
        ),
        pytest.param(
            field("static_select", options=[{"value": "a"}], initial_option=option("a")),
            error("required", "/0/element/options/0"),
            id="broken options are one fault",
        ),
        pytest.param(field("plain_text_input", min_length=5, max_length=5), []),
        pytest.param(
            field("plain_text_input", min_length=6, max_length=5),
            error("match", "/0/element/min_length"),
            id="min above max",
        ),
        pytest.param(field("number_input", **NUMBER, min_value="-2", max_value="10"), []),
        pytest.param(
            field("number_input", **NUMBER, min_value="9", max_value="10"),
            [],
            id="as numbers, not as texts",
        ),
        pytest.param(
            field("number_input", **NUMBER, min_value="11", max_value="10"),
            error("match", "/0/element/min_value"),
            id="min above max, in quotes",
        ),
        pytest.param(
            field("number_input", **NUMBER, initial_value="1.5"),
            error("match", "/0/element/initial_value"),
            id="a decimal where none is allowed",
        ),
        pytest.param(field("number_input", is_decimal_allowed=True, initial_value="1.5"), []),
        pytest.param([data_table(["a", "b"], ["c", "d"], row_header_column_index=1)], []),
        pytest.param(
            [data_table(["a", "b"], ["c"], ["d", "e"], ["f"])],
            error("match", "/0/rows/1") + error("match", "/0/rows/3"),
            id="rows of other lengths",
        ),
        pytest.param(
            [data_table(["a", "b"], ["c", "d"], row_header_column_index=2)],
            error("match", "/0/row_header_column_index"),
            id="no such column",
        ),
        pytest.param(
            [data_table(["a"], ["b"], row_header_column_index=10**5000)],
            error("match", "/0/row_header_column_index"),
            id="a number too long to be written",
        ),
        pytest.param(
            [data_table() | {"rows": [[RICH], [RICH]]}],
            error("type", "/0/rows/0"),
            id="formatted text in the header",
        ),
        pytest.param(
            [data_table(["x" * 5000], ["x" * 5000])], [], id="10,000 characters in a data table"
        ),
        pytest.param(
            [data_table(["x" * 5000], ["x" * 5001])],
            [("warning", "block-total", "/0/rows")],
            id="10,001 characters in a data table",
        ),
        pytest.param(
            [data_table(["x" * 10_000], ["x" * 10_001])],
            error("total", "/0/rows"),
            id="20,001 characters in a data table",
        ),
        pytest.param(
            [{"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 9999}, RICH]]}],
            [],
            id="10,000 characters in a table, some of them formatted",
        ),
        pytest.param(
            [{"type": "table", "rows": [[{"type": "raw_text", "text": "x" * 10_000}, RICH]]}],
            error("total", "/0/rows"),
            id="10,001 characters in a table",
        ),
        pytest.param(chart(series("a", "x", "y"), categories=["x", "y"]), []),
        pytest.param(
            chart(series("a", "x"), series("b", "x", "z"), categories=["x", "y"]),
            error("match", "/0/chart/series/0/data") + error("match", "/0/chart/series/1/data"),
            id="points that belong to no category",
        ),
        pytest.param(
            chart(series("a", "x"), series("a", "x"), categories=["x"]),
            error("unique", "/0/chart/series/1/name"),
            id="two series of one name",
        ),
        pytest.param(container(is_collapsible=True, default_collapsed=True), []),
        pytest.param(container(default_collapsed=True), choice("/0/default_collapsed")),
        pytest.param(
            container(is_collapsible=True, has_header_divider=True),
            choice("/0/has_header_divider"),
        ),
        pytest.param(
            [{"type": "task_card", "task_id": "t", "title": "t", "status": "pending"}],
            choice("/0/status"),
            id="a pending task by itself",
        ),
        pytest.param(
            [
                {
                    "type": "plan",
                    "title": "t",
                    "tasks": [{"task_id": "t", "title": "t", "status": "pending"}],
                }
            ],
            [],
            id="a pending task in a plan, without its type",
        ),
        pytest.param(
            field(
                "plain_text_input",
                dispatch_action_config={"trigger_actions_on": ["on_enter_pressed"] * 2},
            ),
            error("unique", "/0/element/dispatch_action_config/trigger_actions_on/1"),
            id="a trigger twice",
        ),
        pytest.param(
            [actions(button("a", confirm={"text": plain("x")}))],
            [("warning", "block-required", "/0/elements/0/confirm")] * 3,
            id="what Slack fills in by itself",
        ),
        pytest.param(
            field("datepicker", initial_date="2024-02-29"), [], id="the 29th of a leap year"
        ),
        pytest.param(
            field("datepicker", initial_date="1900-02-29"),
            error("format", "/0/element/initial_date"),
            id="1900 was none",
        ),
        pytest.param(field("datepicker", initial_date="2000-02-29"), [], id="2000 was one"),
    ],
)
def test_values_agree(blocks: list[dict[str, Any]], wanted: list[tuple[str, str, str]]) -> None:
    assert brief(blocks) == wanted


def test_tasks_of_a_plan_that_share_an_id_are_doubtful() -> None:
    task = {"task_id": "a", "title": "t"}
    value = [{"type": "plan", "title": "p", "tasks": [task, task, task | {"task_id": "b"}]}]

    assert brief(value) == [("warning", "block-unique", "/0/tasks/1/task_id")]
