from __future__ import annotations

from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from messages import DIVIDER, section, table

from fixturectl import blocks
from fixturectl.blocks import json_schema

VALIDATOR = jsonschema.Draft202012Validator(json_schema.schema())


@pytest.mark.parametrize(
    "value",
    [
        [DIVIDER],
        [],
        [DIVIDER] * 50,
        [DIVIDER] * 51,
        {"blocks": [DIVIDER], "text": "x"},
        {"blocks": DIVIDER},
        {"text": "x" * 40_001},
        {"text": "x", "blokcs": []},
        {"text": "x", "attachments": [{"color": "red"}]},
        {"text": "x", "attachments": [{"color": "#FFF", "blocks": [section()]}]},
        {"text": "x", "attachments": [{"blocks": [{"type": "header"}]}]},
        {"text": "x", "metadata": {"event_type": "x"}},
        "[]",
        [table([])],
        [table([""])],
    ],
)
def test_schema_and_checker_agree_on_messages(value: Any) -> None:
    errors = [breach for breach in blocks.check(value) if breach.level == "error"]
    assert VALIDATOR.is_valid(value) is not bool(errors)
