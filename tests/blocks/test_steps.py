from __future__ import annotations

import sys
from subprocess import run
from typing import TYPE_CHECKING

import pytest

from fixturectl import blocks

if TYPE_CHECKING:
    from fixturectl.blocks.rules import Rule


def follow(*steps: tuple[str | int, str | None]) -> Rule | None:
    rule: Rule | None = blocks.message_rule()
    for key, type_name in steps:
        assert rule is not None
        rule = blocks.step(rule, key, type_name)
    return rule


def in_block(type_name: str, *steps: tuple[str | int, str | None]) -> Rule | None:
    (key, _), *rest = steps
    return follow(("blocks", None), (0, None), (key, type_name), *rest)


SECTION_TEXT = in_block("section", ("text", None))


@pytest.mark.parametrize(
    ("rule", "kind", "limit"),
    [
        (follow(("text", None)), "mrkdwn", 40_000),
        (follow(("markdown_text", None)), "markdown", 12_000),
        (follow(("channel", None)), "raw", None),
        (follow(("unfurl_links", None)), None, None),
        (follow(("metadata", None), ("event_payload", None), ("a", None)), "raw", None),
        (follow(("attachments", None), (0, None), ("text", None)), "mrkdwn", None),
        (follow(("attachments", None), (0, None), ("blocks", None), (0, None)), None, None),
        (in_block("header", ("text", None), ("text", "plain_text")), "plain", 150),
        (in_block("header", ("text", None), ("text", "mrkdwn")), "mrkdwn", 3000),
        (in_block("header", ("level", None)), None, None),
        (in_block("section", ("text", None), ("text", "mrkdwn")), "mrkdwn", 3000),
        (in_block("section", ("fields", None), (0, None), ("text", "plain_text")), "plain", 2000),
        (in_block("section", ("accessory", None), ("url", "button")), "url", 3000),
        (in_block("section", ("accessory", None), ("icon", "icon_button")), "raw", None),
        (in_block("section", ("block_id", None)), "raw", 255),
        (in_block("markdown", ("text", None)), "markdown", 12_000),
        (in_block("plan", ("title", None)), "plain", None),
        (in_block("plan", ("title", None), ("text", "plain_text")), "plain", 3000),
        (in_block("plan", ("tasks", None), (0, None), ("title", None)), "plain", None),
        (in_block("table", ("column_settings", None), (0, None), ("align", None)), "raw", None),
        (in_block("table", ("rows", None), (0, None), (1, None), ("text", "raw_text")), "plain",
         None),
    ],
)  # fmt: skip
def test_kinds_and_limits_of_strings(rule: Rule | None, kind: str | None, limit: int) -> None:
    assert rule is not None
    assert blocks.field_kind(rule) == kind
    assert blocks.limit(rule) == limit


@pytest.mark.parametrize(
    ("rule", "text_object"),
    [
        (SECTION_TEXT, "mrkdwn"),
        (in_block("header", ("text", None)), "plain_text"),
        (in_block("context", ("elements", None), (0, None)), "mrkdwn"),
        (in_block("actions", ("elements", None), (0, None)), None),
        (in_block("image", ("alt_text", None)), None),
    ],
)
def test_what_a_bare_string_stands_for(rule: Rule | None, text_object: str | None) -> None:
    assert rule is not None
    assert blocks.shorthand(rule) == text_object


@pytest.mark.parametrize(
    "rule",
    [
        in_block("no_such_block", ("text", None)),
        in_block("../header", ("text", None)),
        in_block("__init__", ("text", None)),
        in_block("section", ("no_such_key", None)),
        in_block("header", ("level", None), ("x", None)),
        follow(("blocks", None), (0, None), ("text", None)),
    ],
)
def test_nothing_is_known_of_what_is_unknown(rule: Rule | None) -> None:
    assert rule is None


def test_one_value_can_be_checked_by_itself() -> None:
    text = in_block("header", ("text", None), ("text", "plain_text"))
    assert text is not None
    (breach,) = blocks.check_value(text, "x" * 151)
    assert breach.pointer == ""
    assert breach.message == "value is 151 characters long, at most 150 are allowed"
    assert blocks.check_value(text, "x") == []


def test_a_header_imports_only_what_it_needs() -> None:
    code = (
        "import sys; from fixturectl import blocks;"
        'blocks.check([{"type": "header", "text": {"type": "plain_text", "text": "x"}}]);'
        'print([n for n in sys.modules if "blocks.layout." in n or "blocks.elements." in n])'
    )
    done = run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['fixturectl.blocks.layout.header']"
