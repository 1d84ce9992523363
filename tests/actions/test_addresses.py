"""Which names new tenants and fixtures may have, and what an address means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions import addresses
from fixturectl.errors import UsageError
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from conftest import MakeStore


@pytest.mark.parametrize(
    ("address", "parts"),
    [
        pytest.param("acme", ("acme", ""), id="a tenant"),
        pytest.param("acme/disk-full", ("acme", "disk-full"), id="a fixture"),
    ],
)
def test_an_address_has_one_or_two_parts(address: str, parts: tuple[str, str]) -> None:
    assert addresses.parts(address) == parts


@pytest.mark.parametrize("address", ["", "/", "a/", "/a", "a/b/c", "a/b.yaml", "./a/b"])
def test_what_is_no_address_is_shown_one(address: str) -> None:
    with pytest.raises(UsageError, match="names no tenant or fixture") as caught:
        addresses.parts(address)

    assert "acme/disk-full" in caught.value.hint


def test_twins_by_case_or_unicode_form_are_refused(make_store: MakeStore) -> None:
    tree = Tree(WorkTree(make_store({"fixtures/ACME/a.yaml": "", "fixtures/beta/X.YAML": ""})))

    addresses.new_tenant(tree, "acne")
    addresses.new_fixture(tree, "beta", "y")
    with pytest.raises(UsageError, match="fixtures/ACME differs from it only by its case"):
        addresses.new_tenant(tree, "acme")
    with pytest.raises(UsageError, match=r"fixtures/beta/X\.YAML differs"):
        addresses.new_fixture(tree, "beta", "x")


def test_an_unknown_tenant_of_a_bad_name_is_told_the_rule(make_store: MakeStore) -> None:
    tree = Tree(WorkTree(make_store({})))

    with pytest.raises(UsageError) as caught:
        addresses.known_tenant(tree, "A B")

    assert caught.value.hint == "use 1 to 63 of a-z, 0-9 and -, not beginning with -"
