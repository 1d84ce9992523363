"""Records in each of their formats."""

from __future__ import annotations

import json as parser
from typing import NamedTuple

from fixturectl.reports.records import json, marks, text


class Thing(NamedTuple):
    some_name: str
    depth: int
    many: tuple[str, ...]
    flag: bool


class Check(NamedTuple):
    name: str
    ok: bool
    found: str
    hint: str
    needed: bool


THINGS = [Thing("a", 0, ("x", "y"), True), Thing("b", 1, (), False)]


def test_text_is_a_table_indented_by_depth() -> None:
    assert text.write({"things": THINGS}) == "SOME NAME  MANY  FLAG\na          x, y  yes\n  b"


def test_text_of_several_sections_and_of_none() -> None:
    assert text.write({"things": [], "others": []}) == "no things\n\nno others"


def test_a_table_that_has_no_room_is_told_name_by_name() -> None:
    things = [Thing("a", 0, ("one thing", "another one"), True), Thing("b", 1, (), False)]

    assert text.write({"things": things}, 40) == text.write({"things": things})
    assert text.write({"things": things}, 36) == (
        "a\n    many one thing, another one ·\n    flag\n  b"
    )


def test_json_is_a_list_or_lists_by_section() -> None:
    one = parser.loads(json.write({"things": THINGS}))

    assert one[1] == {"some_name": "b", "depth": 1, "many": [], "flag": False}
    assert parser.loads(json.write({"a": THINGS, "b": []})) == {"a": one, "b": []}


def test_marks_say_what_is_missing_and_what_to_do() -> None:
    found = [
        Check("git", True, "2.4", "", True),
        Check("store", False, "none", "make one", True),
        Check("extra", False, "none", "get it", False),
    ]

    assert marks.write({"examined": found}) == (
        "✓  git    2.4\n✗  store  none\n   hint: make one\n–  extra  none\n   hint: get it"
    )
