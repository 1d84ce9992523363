"""What a new fixture may be, for all actions that make one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from fixturectl.actions import new
from fixturectl.errors import UsageError
from fixturectl.store import tenants
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from conftest import MakeStore


@pytest.mark.parametrize(
    ("severities", "asked", "taken"),
    [
        pytest.param("{a: {}, warning: {}, b: {}}", None, "warning", id="the usual one"),
        pytest.param("{a: {}, b: {}}", None, "b", id="the least urgent one"),
        pytest.param("{a: {}, b: {}}", "a", "a", id="the one asked for"),
    ],
)
def test_a_severity_is_one_of_the_tenants(
    severities: str, asked: str | None, taken: str, make_store: MakeStore
) -> None:
    root = make_store({"fixtures/default/tenant.yaml": f"severities: {severities}\n"})
    tenant = tenants.load(Tree(WorkTree(root)), "default")

    assert new.known_severity(tenant, asked) == taken


def test_paths_written_are_returned(make_store: MakeStore) -> None:
    root = make_store({"fixtures/default/tenant.yaml": "severities: {info: {}}\n"})

    assert new.new_tenant(root, "acme", "default") == ["fixtures/acme/tenant.yaml"]
    assert new.new_fixture(root, "acme", "x", None) == [
        "fixtures/acme/x.yaml",
        "fixtures/acme/en-US/x.yaml",
    ]
    with pytest.raises(UsageError, match="already there"):
        new.new_fixture(root, "acme", "x", None)
