"""What there is to validate: the tenants, and for each fixture's name all files that carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.store.tree import Tree


class Group:
    """Everything of one fixture's name: its files in all tenants, and its texts.

    What tenants inherit from each other never leaves a group, so groups are validated apart.
    """

    __slots__ = ("name", "owners", "texts")

    def __init__(self, name: str) -> None:
        self.name = name
        self.owners: dict[str, None] = {}  # tenants that have a fixture file, in their order
        self.texts: dict[str, tuple[str, ...]] = {}  # by tenant, the locales that have a text file

    @property
    def size(self) -> int:
        """How many files it has."""
        return len(self.owners) + sum(map(len, self.texts.values()))


class Inventory:
    """The names of a store's files, by tenant and by fixture; no file is read for it.

    Of all tenants, unless some are named.
    """

    def __init__(self, tree: Tree, tenants: Iterable[str] | None = None) -> None:
        self.tenants = tree.tenants() if tenants is None else list(tenants)
        found: dict[str, Group] = {}
        alike: dict[tuple[str, ...], tuple[str, ...]] = {}  # one object for equal lists of locales
        for tenant in self.tenants:
            for name in tree.fixtures(tenant):
                _group(found, name).owners[tenant] = None
            for name, locales in _locales(tree, tenant).items():
                tags = tuple(locales)
                _group(found, name).texts[tenant] = alike.setdefault(tags, tags)
        self.groups = {name: found[name] for name in sorted(found)}


def _locales(tree: Tree, tenant: str) -> dict[str, list[str]]:
    """Return the locales in which a tenant has texts, by fixture."""
    found: dict[str, list[str]] = {}
    for locale in tree.locales(tenant):
        for name in tree.texts(tenant, locale):
            found.setdefault(name, []).append(locale)
    return found


def _group(found: dict[str, Group], name: str) -> Group:
    group = found.get(name)
    if group is None:
        group = found[name] = Group(name)
    return group


class Heirs:
    """Who inherits from whom."""

    def __init__(self, lineages: dict[str, tuple[str, ...]]) -> None:
        self.lineages = lineages
        self._heirs: dict[str, list[str]] = {}
        for tenant, lineage in lineages.items():
            for ancestor in lineage:
                self._heirs.setdefault(ancestor, []).append(tenant)

    def of(self, tenants: Iterable[str]) -> list[str]:
        """Return `tenants` and all that extend them, ancestors before their heirs."""
        found = {heir for tenant in tenants for heir in self._heirs.get(tenant, ())}
        return sorted(found, key=lambda name: (len(self.lineages[name]), name))
