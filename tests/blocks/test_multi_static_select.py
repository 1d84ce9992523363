from __future__ import annotations

from typing import Any

import pytest
from messages import brief, option, section


def select(kind: str, **more: Any) -> list[dict[str, Any]]:
    return [section(accessory={"type": kind, "action_id": "a", **more})]


@pytest.mark.parametrize("kind", ["static_select", "multi_static_select"])
def test_options_or_groups_of_them(kind: str) -> None:
    groups = [{"label": {"type": "plain_text", "text": "g"}, "options": [option("a")]}]
    at = "/0/accessory"

    assert brief(select(kind, options=[option("a")])) == []
    assert brief(select(kind, option_groups=groups)) == []
    assert brief(select(kind)) == [("error", "block-required", at)]
    assert brief(select(kind, options=[option("a")], option_groups=groups)) == [
        ("error", "block-choice", at)
    ]


def test_what_is_chosen_first_is_among_them() -> None:
    found = brief(select("static_select", options=[option("a")], initial_option=option("b")))
    assert found == [("error", "block-match", "/0/accessory/initial_option")]

    found = brief(
        select("multi_static_select", options=[option("a")], initial_options=[option("b")])
    )
    assert found == [("error", "block-match", "/0/accessory/initial_options")]
