"""Who inherits from whom: the tenants below one, and which of them have a fixture of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.store.lineages import trace

if TYPE_CHECKING:
    from fixturectl.store.tree import Tree


def lineage(tree: Tree, tenant: str) -> list[str]:
    """Return the tenant and those it extends, itself first."""
    return [layer.tenant for layer in trace(tree, tenant).layers]


def descendants(tree: Tree, tenant: str) -> list[str]:
    """Return the tenants that extend `tenant`, at whatever distance."""
    return [name for name in tree.tenants() if tenant in lineage(tree, name)[1:]]


def has_own(tree: Tree, tenant: str, fixture: str) -> bool:
    """Tell whether a tenant has a file of its own for a fixture: the fixture, or texts for it."""
    if fixture in tree.fixtures(tenant):
        return True
    return any(fixture in tree.texts(tenant, tag) for tag in tree.locales(tenant))
