from __future__ import annotations

from functools import cache
from typing import Any

import jsonschema  # type: ignore[import-untyped]
import pytest
from rule_cases import BROKEN, DOUBTED, SOUND, Case, Walk

from fixturectl import blocks
from fixturectl.blocks import checking, folders, json_schema
from fixturectl.blocks.faults import pointer
from fixturectl.blocks.rules import ListOf, Object, Typed, TypeName

# Of a block's own, not of the list that holds it: one table, two charts and so on come later.
_BLOCK = blocks.block_list_rule().item


@cache
def cases() -> list[Case]:
    return list(Walk().cases(_BLOCK))


def told(value: Any) -> list[blocks.Breach]:
    faults = checking.check(_BLOCK)(value) or []
    return [fault.breach("", "block") for fault in faults]


def test_walk_reaches_every_type() -> None:
    assert isinstance(_BLOCK, Typed)
    labels = " ".join(case.label for case in cases())
    every = set().union(*(folders.types(folder) for folder in folders.FOLDERS))
    assert {name for name in every if name not in labels} == set()
    assert len(cases()) > 1500


def test_the_folder_is_the_registry() -> None:
    for folder in folders.FOLDERS:
        for name in folders.types(folder):
            rule = folders.load(folder, name)
            assert isinstance(rule, Object)
            kind = rule.fields["type"]
            assert isinstance(kind, TypeName)
            assert (kind.name, rule.name) == (name, name)


def test_every_block_is_in_the_list_of_a_message() -> None:
    assert isinstance(_BLOCK, Typed)
    assert _BLOCK.known == folders.types("layout")


class Leaf(str):
    """A string that knows more than its characters, as a renderer makes them."""

    __slots__ = ()


def test_subclasses_of_strings_are_strings() -> None:
    text = {"type": Leaf("plain_text"), "text": Leaf("x" * 151)}
    value = [{"type": Leaf("header"), "text": text}]
    assert [breach.pointer for breach in blocks.check(value)] == ["/0/text/text"]


@pytest.mark.parametrize("verdict", [SOUND, DOUBTED, BROKEN])
def test_every_limit_is_kept_exactly(verdict: str) -> None:
    wrong = []
    for case in cases():
        if case.verdict != verdict:
            continue
        breaches = told(case.value)
        # What the other keys of an object make doubtful has tests of its own.
        levels = {b.level for b in breaches if (b.check, b.level) != ("block-choice", "warning")}
        wanted: set[str] = {SOUND: set(), DOUBTED: {"warning"}, BROKEN: {"error"}}[verdict]
        if not wanted <= levels <= wanted | {"warning"} or (verdict == SOUND and levels):
            wrong.append((case.label, breaches))
    assert wrong == []


def test_every_broken_limit_is_told_where_it_stands() -> None:
    assert [
        (case.label, pointer(*case.at), told(case.value))
        for case in cases()
        if case.verdict != SOUND
        and pointer(*case.at) not in {breach.pointer for breach in told(case.value)}
    ] == []


def test_one_fault_is_one_finding() -> None:
    assert [
        (case.label, told(case.value))
        for case in cases()
        if case.verdict == BROKEN and len([b for b in told(case.value) if b.level == "error"]) > 1
    ] == []


def test_json_schema_says_the_same() -> None:
    schema = json_schema.schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    assert [
        (case.label, told(case.value))
        for case in cases()
        if validator.is_valid([case.value]) is not (case.verdict != BROKEN) and _sayable(case)
    ] == []


def _sayable(case: Case) -> bool:
    # Days of a month; not a number, which is no JSON at all.
    impossible = ("2026-13-01", "2025-02-29", "2026-00-10", "2026-01-00", "nan", "inf")
    return not any(part in case.label for part in impossible)


def test_attachments_and_messages_keep_their_limits() -> None:
    body = blocks.message_rule()
    attachments = body.fields["attachments"]
    assert isinstance(attachments, ListOf)
    cases = [
        case
        for case in Walk().cases(attachments)
        if not case.label.startswith("[].blocks.[]") and case.label != "[].unknown key"
    ]
    checker = checking.check(attachments)
    wrong = [
        case.label
        for case in cases
        if any(fault.level == "error" for fault in checker(case.value) or [])
        is not (case.verdict == BROKEN)
    ]
    assert wrong == []
