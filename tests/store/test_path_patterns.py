"""Which files a pattern of `checks: paths:` means, and what is said of one that means none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.store.files import WorkTree
from fixturectl.store.path_patterns import compiled, means_nothing, suggestion
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from conftest import MakeStore

FILES = {
    "fixtures/acme/tenant.yaml": "name: Acme\n",
    "fixtures/acme/fr-FR/disk-full.yaml": "texts: {}\n",
    "fixtures/default/tenant.yaml": "name: All\n",
    "locales/fr-FR.po": "",
    "accepted.json": "{}",
}


@pytest.fixture
def tree(make_store: MakeStore) -> Tree:
    return Tree(WorkTree(make_store(FILES)))


@pytest.mark.parametrize(
    ("glob", "path", "is_meant"),
    [
        pytest.param("locales/fr-FR.po", "locales/fr-FR.po", True, id="a file"),
        pytest.param("fixtures/acme", "fixtures/acme/fr-FR/disk-full.yaml", True, id="a folder"),
        pytest.param("fixtures/acme/", "fixtures/acme/tenant.yaml", True, id="with its slash"),
        pytest.param("fixtures/ac", "fixtures/acme/tenant.yaml", False, id="half a name"),
        pytest.param("*/fr-FR/*", "fixtures/acme/fr-FR/disk-full.yaml", True, id="any tenant"),
        pytest.param("fixtures/*.yaml", "fixtures/acme/tenant.yaml", True, id="across folders"),
        pytest.param("fixtures/a+", "fixtures/aa", False, id="nothing else is special"),
    ],
)
def test_what_a_pattern_means(glob: str, path: str, is_meant: bool) -> None:
    assert (compiled(glob).fullmatch(path) is not None) is is_meant


@pytest.mark.parametrize(
    "glob",
    [
        "*",
        "fixtures",
        "fixtures/acme/",
        "fixtures/*/fr-FR",
        "*/fr-FR/*",
        "fixtures/ac*",
        "locales/*.po",
        pytest.param("accepted.json", id="a file beside the folders, such as a baseline"),
        pytest.param(".github/CODEOWNERS", id="CODEOWNERS may be above the store"),
        pytest.param("", id="no path at all is told of as such"),
    ],
)
def test_some_file_is_meant(glob: str, tree: Tree) -> None:
    assert not means_nothing(tree, glob)


@pytest.mark.parametrize(
    ("glob", "hint"),
    [
        pytest.param("fixtures/acm/", "did you mean fixtures/acme?", id="a tenant"),
        pytest.param("fixture/acme/*", "did you mean fixtures?", id="the first folder"),
        pytest.param("fixtures/acme/fr/*", "did you mean fixtures/acme/fr-FR?", id="a locale"),
        pytest.param("locales/fr-RF.po", "did you mean locales/fr-FR.po?", id="a catalog"),
        pytest.param("*/de-DE/*", "", id="nothing is like it"),
        pytest.param("../outside", "", id="outside of the store"),
    ],
)
def test_no_file_is_meant(glob: str, hint: str, tree: Tree) -> None:
    assert means_nothing(tree, glob)
    assert suggestion(tree, glob) == hint


def test_all_names_of_a_path_may_be_there_and_the_path_mean_a_folder(tree: Tree) -> None:
    assert suggestion(tree, "fixtures/acme/fr-FR/") == ""
