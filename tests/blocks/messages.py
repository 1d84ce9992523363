"""Short ways to write the blocks that tests need."""

from __future__ import annotations

from typing import Any

from fixturectl import blocks

DIVIDER = {"type": "divider"}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str = "x", **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def button(action_id: str = "a", **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain("Go"), "action_id": action_id, **more}


def actions(*elements: dict[str, Any]) -> dict[str, Any]:
    return {"type": "actions", "elements": list(elements)}


def option(value: str) -> dict[str, Any]:
    return {"text": plain(value.upper()), "value": value}


def table(*rows: list[str]) -> dict[str, Any]:
    cells = [[{"type": "raw_text", "text": text} for text in row] for row in rows]
    return {"type": "table", "rows": cells}


def data_table(*rows: list[str], **more: Any) -> dict[str, Any]:
    return {**table(*rows), "type": "data_table", "caption": "c", **more}


def pie() -> dict[str, Any]:
    chart = {"type": "pie", "segments": [{"label": "a", "value": 1}]}
    return {"type": "data_visualization", "title": "t", "chart": chart}


def brief(value: Any) -> list[tuple[str, str, str]]:
    """Return level, check and pointer of every finding."""
    return [(b.level, b.check, b.pointer) for b in blocks.check(value)]
