"""Plans of renaming and removing: what belongs together, who names whom, what would be harmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions import belongings, descent, references
from fixturectl.actions.removal import remove
from fixturectl.actions.renaming import rename
from fixturectl.errors import FindingsError, UsageError
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from conftest import MakeStore

STORE = {
    "fixtures/default/tenant.yaml": "severities: {info: {}}\nfallback: a\n",
    "fixtures/default/a.yaml": "severity: info\ntext: x\n",
    "fixtures/mid/tenant.yaml": "extends: default\n",
    "fixtures/mid/en-US/a.yaml": "texts: {}\n",
    "fixtures/low/tenant.yaml": "extends: mid\nroutes: [no mapping, {fixture: a}, {match: {}}]\n",
    "fixtures/bare/en-US/b.yaml": "texts: {}\n",
    "tests/golden/low/en-US/a@one.json": "{}",
    "tests/golden/low/en-US/ab@one.json": "{}",
}


@pytest.fixture
def tree(make_store: MakeStore) -> Tree:
    return Tree(WorkTree(make_store(STORE)))


def test_who_inherits_from_whom(tree: Tree) -> None:
    assert descent.lineage(tree, "low") == ["low", "mid", "default"]
    assert descent.descendants(tree, "default") == ["bare", "low", "mid"]
    assert descent.descendants(tree, "low") == []
    assert descent.has_own(tree, "mid", "a"), "texts alone are an override too"
    assert not descent.has_own(tree, "low", "a")


def test_what_belongs_to_a_fixture(tree: Tree) -> None:
    assert belongings.fixture_files(tree, "mid", "a") == ["fixtures/mid/en-US/a.yaml"]
    assert belongings.fixture_files(tree, "low", "a") == ["tests/golden/low/en-US/a@one.json"]
    assert belongings.tenant_folders(tree, "low") == ["fixtures/low", "tests/golden/low"]
    assert belongings.owner(tree, "low", "a") == "default"
    assert belongings.overriding(tree, "default", "a") == ["mid"]
    with pytest.raises(UsageError, match="low has no fixture zzz"):
        belongings.owner(tree, "low", "zzz")


def test_who_names_a_fixture(tree: Tree) -> None:
    found = references.to_fixture(tree, ["default", "mid", "low", "bare"], "a")

    assert [str(one) for one in found] == [
        "fixtures/default/tenant.yaml:2:11 (fallback)",
        "fixtures/low/tenant.yaml:2:32 (routes[1].fixture)",
    ]
    assert [str(one) for one in references.to_tenant(tree, "mid")] == [
        "fixtures/low/tenant.yaml:1:10 (extends)"
    ]


def test_nothing_is_done_before_it_is_applied(make_store: MakeStore) -> None:
    root = make_store(STORE)

    changes = rename(root, "mid", "middle")

    assert changes.described() == [
        "edit fixtures/low/tenant.yaml",
        "move fixtures/mid -> fixtures/middle",
    ]
    assert (root / "fixtures/mid").exists()


def test_golden_files_of_those_that_inherit_go_too(make_store: MakeStore) -> None:
    root = make_store(STORE)

    moved = rename(root, "default/a", "default/z").described()

    assert "move tests/golden/low/en-US/a@one.json -> tests/golden/low/en-US/z@one.json" in moved
    assert not any("ab@one" in line for line in moved)


def test_texts_without_a_fixture_can_be_removed(make_store: MakeStore) -> None:
    changes = remove(make_store(STORE), "bare/b", overrides=False)

    assert changes.described() == ["remove fixtures/bare/en-US/b.yaml"]


def test_harm_is_told_by_the_errors_that_would_be_new(tree: Tree, make_store: MakeStore) -> None:
    del tree
    root = make_store({"fixtures/bare/tenant.yaml": "extends: default\nfallback: gone\n"})

    changes = remove(root, "low", overrides=False)  # an error that was there is none of ours

    assert changes.described() == ["remove fixtures/low", "remove tests/golden/low"]
    changes.remove("fixtures/default/a.yaml")
    with pytest.raises(FindingsError, match='there is no fixture "a"'):
        belongings.refuse_harm(Tree(WorkTree(root)), changes)


def test_a_tenant_that_people_name_by_hand_is_noted(make_store: MakeStore) -> None:
    root = make_store(STORE | {".github/CODEOWNERS": "/fixtures/mid/ @ada\n"})

    notes = rename(root, "mid", "middle").notes

    assert notes == [".github/CODEOWNERS names fixtures/mid/: change it there by hand"]
