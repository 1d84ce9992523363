"""Rename a tenant or a fixture wherever the store names it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions import addresses, belongings, references
from fixturectl.actions.descent import descendants, lineage
from fixturectl.errors import UsageError
from fixturectl.store.changes import Changes
from fixturectl.store.files import WorkTree
from fixturectl.store.lineages import ROOT
from fixturectl.store.tree import Tree, tenant_path
from fixturectl.store.yaml_nodes import Mapping

if TYPE_CHECKING:
    from pathlib import Path


def rename(root: Path, old: str, new: str) -> Changes:
    """Return the changes that give `old`, a tenant or a fixture, the name `new`; none is done yet.

    Raises UsageError where the names don't fit or something would be broken.
    """
    tree = Tree(WorkTree(root))
    tenant, fixture = addresses.parts(old)
    new_tenant, new_fixture = addresses.parts(new)
    addresses.known_tenant(tree, tenant)
    belongings.readable(tree)
    if bool(fixture) != bool(new_fixture):
        hint = f"write both as {'TENANT/FIXTURE' if fixture else 'TENANT'}"
        raise UsageError(f"{old} and {new} are not of one kind", hint=hint)
    changes = Changes(root)
    if fixture:
        if tenant != new_tenant:
            hint = "rename it where it is; what others inherit from a tenant stays with it"
            raise UsageError("a fixture can't go to another tenant", hint=hint)
        _fixture(tree, tenant, (fixture, new_fixture), changes)
    else:
        _tenant(tree, tenant, new_tenant, changes)
    belongings.refuse_harm(tree, changes)
    return changes


def _tenant(tree: Tree, old: str, new: str, changes: Changes) -> None:
    if old == ROOT:
        hint = "the name that people see is `name:` in its tenant.yaml"
        raise UsageError(f"the tenant {ROOT} keeps its name: all others extend it", hint=hint)
    addresses.new_tenant(tree, new)
    references.rename(references.to_tenant(tree, old), new, changes)
    for folder in belongings.tenant_folders(tree, old):
        parent = folder.rpartition("/")[0]
        changes.move(folder, f"{parent}/{new}")
    document = tree.document(tenant_path(old))
    if document is not None and isinstance(document.root, Mapping) and "sops" in document.root:
        command = f"fixturectl encrypt --rebind {tenant_path(new)}"
        changes.notes.append(f"its secrets are bound to {old}; whoever has a key runs: {command}")
    for path in belongings.named_by_hand(tree, old):
        changes.notes.append(f"{path} names fixtures/{old}/: change it there by hand")


def _fixture(tree: Tree, tenant: str, names: tuple[str, str], changes: Changes) -> None:
    old, new = names
    owner = belongings.owner(tree, tenant, old)
    if owner != tenant:
        hint = (
            f"rename it there, for all that inherit it: fixturectl mv {owner}/{old} {owner}/{new}"
        )
        raise UsageError(f"{tenant} has {old} from {owner}", hint=hint)
    family = [tenant, *descendants(tree, tenant)]
    for one in dict.fromkeys([*family, *lineage(tree, tenant)]):
        addresses.new_fixture(tree, one, new)
    references.rename(references.to_fixture(tree, family, old), new, changes)
    for one in family:
        for path in belongings.fixture_files(tree, one, old):
            folder, _, name = path.rpartition("/")
            changes.move(path, f"{folder}/{new}{name.removeprefix(old)}")
