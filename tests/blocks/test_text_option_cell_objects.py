from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from fixturectl.blocks import check_value
from fixturectl.blocks.objects import cells, option, text

if TYPE_CHECKING:
    from fixturectl.blocks.rules import Rule

PLAIN = {"type": "plain_text", "text": "x"}
MRKDWN = {"type": "mrkdwn", "text": "x"}


@pytest.mark.parametrize(
    ("rule", "value", "expected"),
    [
        pytest.param(text.plain_text(3), PLAIN, [], id="plain text"),
        pytest.param(text.plain_text(3), MRKDWN, ["/type"], id="mrkdwn for plain text"),
        pytest.param(text.text(3), MRKDWN | {"verbatim": True}, [], id="mrkdwn"),
        pytest.param(text.text(3), MRKDWN | {"emoji": True}, ["/emoji"], id="emoji is plain's"),
        pytest.param(text.text(3), PLAIN | {"text": "abcd"}, ["/text"], id="too long"),
        pytest.param(option.OPTION, {"text": PLAIN, "value": "x"}, [], id="option"),
        pytest.param(option.OPTION, {"text": MRKDWN, "value": "x"}, ["/text/type"], id="marked"),
        pytest.param(option.MARKED_OPTION, {"text": MRKDWN, "value": "x"}, [], id="may be marked"),
        pytest.param(cells.cell(1), {"type": "raw_text", "text": ""}, ["/text"], id="empty cell"),
        pytest.param(cells.cell(0), {"type": "raw_text", "text": ""}, [], id="may be empty"),
        pytest.param(cells.cell(0), {"type": "raw_number", "value": 1.5}, [], id="number"),
        pytest.param(cells.cell(0), {"type": "rich_text", "elements": []}, [], id="rich text"),
    ],
)
def test_objects(rule: Rule, value: Any, expected: list[str]) -> None:
    assert [breach.pointer for breach in check_value(rule, value)] == expected
