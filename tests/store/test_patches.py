"""Blocks are changed by patches, root first, and what can not be applied is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.store import fixtures, tenants
from fixturectl.store.files import WorkTree
from fixturectl.store.patches import block_id
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.store.fixtures import Fixture


SETTINGS = {
    "default": "severities: {critical: {}, info: {}}",
    "mid": "name: Mid",
    "leaf": "extends: mid",
}


FIXTURE = """\
description: The disk fills up
severity: critical
variables:
  host: {type: string, example: db-1}
  used: {type: integer, example: 97}
samples:
  full: {used: 100}
text: "{{ t.title }}"
color: "#D00000"
blocks:
  - {type: header, block_id: title, text: a}
  - {type: section, block_id: body, text: b}
  - {type: divider}
golden: [examples, full]
tests: [{sample: full, max_chars: 100}]
"""


def load(root: Path, tenant: str = "leaf", **files: str) -> Fixture:
    """Load `disk` of a store; a keyword is a tenant, its value that tenant's fixture file."""
    for name, text in SETTINGS.items():
        path = root / "fixtures" / name / "tenant.yaml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for name, text in files.items():
        (root / "fixtures" / name / "disk.yaml").write_text(text, encoding="utf-8")
    tree = Tree(WorkTree(root))
    found = fixtures.load(tree, tenants.load(tree, tenant), "disk")
    assert found is not None
    return found


def problems(fixture: Fixture) -> list[str]:
    return [f"{one}" + (f" | {one.hint}" if one.hint else "") for one in fixture.problems]


def ids(fixture: Fixture) -> list[str]:
    return [block_id(block) or "-" for block in fixture.blocks]


PATCHES = [
    pytest.param("- {after: title, blocks: [{block_id: x}]}", "title x body -", id="after"),
    pytest.param("- {before: title, blocks: [{block_id: x}]}", "x title body -", id="before"),
    pytest.param(
        "- {replace: body, blocks: [{block_id: x}, {block_id: y}]}", "title x y -", id="two for one"
    ),
    pytest.param("- {replace: body, blocks: []}", "title -", id="nothing for one"),
    pytest.param("- {remove: body}", "title -", id="removed"),
    pytest.param("- {append: [{block_id: x}]}", "title body - x", id="at the end"),
    pytest.param("- {append: {blocks: [{block_id: x}]}}", "title body - x", id="an export"),
    pytest.param(
        "- {after: body, blocks: [{block_id: x}]}\n  - {after: x, blocks: [{block_id: y}]}",
        "title body x y -",
        id="an entry on the result of the one before",
    ),
]


@pytest.mark.parametrize(("patch", "expected"), PATCHES)
def test_a_patch_changes_the_inherited_blocks(tmp_path: Path, patch: str, expected: str) -> None:
    fixture = load(tmp_path, default=FIXTURE, leaf=f"patch:\n  {patch}")

    assert problems(fixture) == []
    assert " ".join(ids(fixture)) == expected


def test_patches_go_root_first_each_on_its_parents_result(tmp_path: Path) -> None:
    fixture = load(
        tmp_path,
        default=FIXTURE,
        mid="patch: [{append: [{block_id: sla}]}]",
        leaf="patch: [{before: sla, blocks: [{block_id: note}]}]",
    )

    assert problems(fixture) == []
    assert ids(fixture) == [*["title", "body", "-", "sla", "note"][:3], "note", "sla"]


def test_blocks_replace_what_was_patched(tmp_path: Path) -> None:
    fixture = load(
        tmp_path,
        default=FIXTURE,
        mid="patch: [{remove: body}]",
        leaf='{"blocks": {"blocks": [{"type": "divider", "block_id": "only"}]}}',
    )

    assert problems(fixture) == []
    assert ids(fixture) == ["only"]


@pytest.mark.parametrize(
    ("leaf", "expected"),
    [
        pytest.param(
            "patch: [{after: titel, blocks: []}]",
            '1:17: error: there is no block "titel" in fixtures/default/disk.yaml [patch]'
            " | did you mean title?",
            id="a misspelt id",
        ),
        pytest.param(
            "patch: [{remove: zzz}]",
            '1:18: error: there is no block "zzz" in fixtures/default/disk.yaml [patch]'
            " | it has title, body",
            id="an id like no other",
        ),
        pytest.param(
            "patch: [{remove: body}, {remove: body}]",
            '1:34: error: there is no block "body" in fixtures/default/disk.yaml [patch]'
            " | it has title",
            id="an id that the patch removed",
        ),
        pytest.param(
            "patch: [{append: [{block_id: body}]}, {remove: body}]",
            '1:48: error: the block "body" is there 2 times: fixtures/default/disk.yaml:12:5'
            " and fixtures/leaf/disk.yaml:1:19 [patch] | give each its own block_id",
            id="an id that is there twice",
        ),
        pytest.param(
            "patch: [{blocks: []}]",
            "1:9: error: a patch that does not say what to do [patch]"
            " | add one of after, before, replace, remove, append",
            id="no action",
        ),
        pytest.param(
            "patch: [{after: title, remove: body}]",
            '1:24: error: a patch does one thing, this one says "remove" too [patch]'
            " | write two entries",
            id="two actions",
        ),
        pytest.param(
            "patch: [{remove: body, blocks: []}]",
            '1:24: error: "remove" takes no new blocks [patch] | write "replace" to put them there',
            id="blocks for nothing",
        ),
        pytest.param(
            "patch: [{after: body}]",
            '1:10: error: "after" needs the new blocks [patch] | add blocks: [...]',
            id="nothing to put there",
        ),
        pytest.param(
            "patch: [{remove: body}]\nblocks: []",
            "1:1: error: blocks: and patch: in one file: the one replaces, the other changes"
            " [patch] | keep one of the two",
            id="blocks and patch",
        ),
        pytest.param(
            "patch: [{remove: [body]}]",
            "1:18: error: patch[0].remove must be a block's block_id, not a list [schema]"
            ' | quote this text: "[body]"',
            id="a wrong shape, reported once",
        ),
        pytest.param(
            "patch: nothing",
            '1:8: error: patch must be a list of changes, not the text "nothing" [schema]'
            " | put it in brackets: [...]",
            id="no list",
        ),
    ],
)
def test_a_patch_that_can_not_be_applied(tmp_path: Path, leaf: str, expected: str) -> None:
    fixture = load(tmp_path, default=FIXTURE, leaf=leaf)

    assert problems(fixture) == [f"fixtures/leaf/disk.yaml:{expected}"]


def test_a_patch_of_nothing(tmp_path: Path) -> None:
    fixture = load(tmp_path, leaf="severity: info\npatch: [{remove: a}]")

    assert problems(fixture) == [
        (
            'fixtures/leaf/disk.yaml:2:18: error: there is no block "a" to change: no blocks are'
            " inherited [patch] | write blocks: instead"
        )
    ]


def test_a_hint_lists_some_blocks_only(tmp_path: Path) -> None:
    many = ", ".join(f"{{block_id: b{number}}}" for number in range(12))

    fixture = load(
        tmp_path, default=f"severity: info\nblocks: [{many}]", leaf="patch: [{remove: zzz}]"
    )

    assert fixture.problems[0].hint == "it has b0, b1, b2, b3, b4, b5, b6, b7, ..."


def test_blocks_without_ids_can_not_be_named(tmp_path: Path) -> None:
    fixture = load(
        tmp_path, default="severity: info\nblocks: [{type: divider}]", leaf="patch: [{remove: a}]"
    )

    assert fixture.problems[0].hint == "give the block a block_id there"
