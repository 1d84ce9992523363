"""Checks what is given to Slack: a list of blocks, {"blocks": [...]} or the body of a message."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.blocks import message, tally
from fixturectl.blocks.checking import check as checker
from fixturectl.blocks.faults import Fault, constraint, missing, wrong_type

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.blocks.faults import Breach
    from fixturectl.blocks.rules import Rule

_CONTENT = ("text", "blocks", "attachments", "markdown_text")
_CODES: dict[tuple[object, str], str] = {
    ("blocks", "block-type"): "invalid_blocks_format",
    ("attachments", "block-count"): "too_many_attachments",
}


def check(value: Any) -> list[Breach]:
    """Return every rule of Block Kit that `value`, any JSON value, breaks; Slack's limits offline.

    Pointers start at `/0` for a bare list, at `/blocks/0` and `/attachments/0` for a mapping.
    """
    if isinstance(value, list):
        return _told(_list(value), "blocks")
    if not isinstance(value, dict):
        return _told([_not_blocks(wrong_type("a list", value))], "blocks")
    if not any(key in value for key in _CONTENT) and "type" in value:
        fault = Fault("block-type", "must be a list of blocks, this is one block")
        return _told([_not_blocks(fault)], "blocks")
    if len(value) == 1 and "blocks" in value and not isinstance(value["blocks"], list):
        return _told([_not_blocks(wrong_type("a list", value["blocks"]))], "blocks")
    return _told(_body(value), "message")


def check_value(rule: Rule, value: Any) -> list[Breach]:
    """Return what of `rule` alone `value` breaks; pointers start at the value itself."""
    return _told(checker(rule)(value) or [], "value")


def _not_blocks(fault: Fault) -> Fault:
    fault.code = "invalid_blocks_format"
    return fault


def _told(faults: list[Fault], root: str) -> list[Breach]:
    return [fault.breach("", root) for fault in faults]


def _list(value: list[Any]) -> list[Fault]:
    if not value:
        return [Fault("block-count", "is empty", constraint=constraint("min_items", 1, 0))]
    faults = checker(message.block_list())(value) or []
    seen = tally.Tally()
    seen.blocks(value, ())
    return [*faults, *seen.faults, *_too_much(value, (), [*faults, *seen.faults])]


def _body(value: dict[str, Any]) -> list[Fault]:
    faults = checker(message.body())(value) or []
    for fault in faults:
        if len(fault.keys) == 1:
            fault.code = _CODES.get((fault.keys[0], fault.check), fault.code)
    seen = tally.Tally()
    lists = list(_block_lists(value))
    for blocks, at in lists:
        seen.blocks(blocks, at)
    faults = [*faults, *seen.faults]
    every = [blocks for blocks, _ in lists]
    if every:
        faults += _too_much(every, lists[0][1], faults)
    return [*faults, *_content(value, any(every))]


def _block_lists(value: dict[str, Any]) -> Iterator[tuple[list[Any], tuple[object, ...]]]:
    if isinstance(value.get("blocks"), list):
        yield value["blocks"], ("blocks",)
    attachments = value.get("attachments")
    for index, attachment in enumerate(attachments if isinstance(attachments, list) else ()):
        if isinstance(attachment, dict) and isinstance(attachment.get("blocks"), list):
            yield attachment["blocks"], ("attachments", index, "blocks")


def _too_much(blocks: list[Any], at: tuple[object, ...], known: list[Fault]) -> list[Fault]:
    # A text that is too long by itself is one fault, though it makes the whole too long as well.
    for fault in known:
        if fault.check in _LONG and fault.level == "error":
            return []
    return tally.all_text(blocks, at)


_LONG = ("block-length", "block-total")


def _content(value: dict[str, Any], has_blocks: bool) -> list[Fault]:
    """Return what is wrong with the ways in which a message says something."""
    text = value.get("text")
    if "markdown_text" in value:
        others = [key for key in ("text", "blocks") if value.get(key)]
        return [_conflict(others)] if others else []
    # Blanks are no text to Slack where nothing else is said.
    blank = isinstance(text, str) and not text.strip()
    if not any(value.get(key) for key in _CONTENT if key != "text" or not blank):
        empty = isinstance(value.get("blocks"), list)
        fault = missing(_CONTENT)
        fault.code = "no_text"
        fault.keys = ["blocks"] if empty else []
        fault.apart = len(fault.keys)
        return [fault]
    told = "text" in value and not blank
    if told or not has_blocks or _falls_back(value):
        return []
    return [
        Fault(
            "block-fallback",
            "should have a text: without it notifications and screen readers say nothing",
            code="missing_field",
            constraint=constraint("required", ["text"], None),
            level="warning",
        )
    ]


def _falls_back(value: dict[str, Any]) -> bool:
    attachments = value.get("attachments")
    return (
        not value.get("blocks")
        and isinstance(attachments, list)
        and all(isinstance(one, dict) and one.get("fallback") for one in attachments)
    )


def _conflict(others: list[str]) -> Fault:
    return Fault(
        "block-choice",
        f"may not stand beside {' and '.join(others)}",
        at=("markdown_text",),
        code="markdown_text_conflict",
        constraint=constraint("one_of", ["markdown_text", "text", "blocks"], others),
    )
