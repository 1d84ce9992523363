"""Remove a tenant or a fixture with all its files, unless others need it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions import addresses, belongings, references
from fixturectl.actions.descent import descendants
from fixturectl.errors import UsageError
from fixturectl.store.changes import Changes, listing
from fixturectl.store.files import WorkTree
from fixturectl.store.lineages import ROOT
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from pathlib import Path


def remove(root: Path, address: str, *, overrides: bool) -> Changes:
    """Return the changes that remove a tenant or a fixture; none is done yet.

    With `overrides` a fixture goes from the tenants that override it, too. Raises UsageError where
    others need it, naming them.
    """
    tree = Tree(WorkTree(root))
    tenant, fixture = addresses.parts(address)
    addresses.known_tenant(tree, tenant)
    belongings.readable(tree)
    changes = Changes(root)
    if fixture:
        _fixture(tree, tenant, fixture, changes, overrides=overrides)
    else:
        _tenant(tree, tenant, changes)
    belongings.refuse_harm(tree, changes)
    return changes


def _tenant(tree: Tree, name: str, changes: Changes) -> None:
    if name == ROOT:
        hint = "remove the store's folders if the store is to go"
        raise UsageError(f"the tenant {ROOT} can't go: all others extend it", hint=hint)
    extending = references.to_tenant(tree, name)
    if extending:
        hint = "let them extend another tenant first"
        raise UsageError(f"{name} is extended at {_places(extending)}", hint=hint)
    for folder in belongings.tenant_folders(tree, name):
        changes.remove(folder)


def _fixture(tree: Tree, tenant: str, name: str, changes: Changes, *, overrides: bool) -> None:
    owner = belongings.owner(tree, tenant, name)
    own = belongings.fixture_files(tree, tenant, name)
    if not own:
        hint = f"remove it there, for all that inherit it: fixturectl rm {owner}/{name}"
        raise UsageError(f"{tenant} has {name} from {owner}", hint=hint)
    gone = [tenant]
    if owner == tenant:  # else it was an override, and those below override what stays
        others = belongings.overriding(tree, tenant, name)
        if others and not overrides:
            hint = "--overrides removes it from them too"
            raise UsageError(f"{listing(others)} overrides {tenant}/{name}", hint=hint)
        gone += others
        named = references.to_fixture(tree, [tenant, *descendants(tree, tenant)], name)
        if named:
            hint = "let alerts go to another fixture first"
            raise UsageError(f"{name} is named at {_places(named)}", hint=hint)
    for one in gone:
        for path in belongings.fixture_files(tree, one, name):
            changes.remove(path)


def _places(found: list[references.Reference]) -> str:
    return listing([str(one) for one in found])
