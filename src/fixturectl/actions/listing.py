"""What there is in a store, as records: its tenants, and their fixtures.

Nothing is rendered: only YAML is read, so that listing stays fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions import addresses
from fixturectl.diagnostics import nearest
from fixturectl.errors import UsageError
from fixturectl.store import fixtures, tenants
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant


class TenantRecord(NamedTuple):
    """A tenant: `depth` is how many tenants it extends, `own` how many fixtures have its files."""

    tenant: str
    name: str
    extends: str
    depth: int
    default_locale: str
    locales: tuple[str, ...]
    fixtures: int
    own: int


class FixtureRecord(NamedTuple):
    """A fixture of a tenant; `made_by` are the tenants whose files make it, nearest first."""

    fixture: str
    severity: str
    variables: int
    samples: tuple[str, ...]
    made_by: tuple[str, ...]
    description: str


class Stock:
    """A store's tenants and fixtures, each read when it is first asked for."""

    def __init__(self, root: Path) -> None:
        self.tree = Tree(WorkTree(root))
        self._tenants: dict[str, Tenant] = {}

    def tenant(self, name: str) -> Tenant:
        """Return a tenant; raises UsageError where there is none of that name."""
        if name not in self._tenants:
            addresses.known_tenant(self.tree, name)
            self._tenants[name] = tenants.load(self.tree, name)
        return self._tenants[name]

    def names(self, tenant: str) -> list[str]:
        """Return the fixtures that a tenant has, its own and inherited, sorted."""
        lineage = self.tenant(tenant).lineage
        return sorted({name for one in lineage for name in self.tree.fixtures(one)})

    def fixture(self, address: str) -> Fixture:
        """Return `TENANT/FIXTURE`; raises UsageError where there is none."""
        tenant, name = addresses.parts(address)
        known = self.names(tenant)
        found = fixtures.load(self.tree, self.tenant(tenant), name) if name in known else None
        if found is None:
            what = f"{address} names no fixture"
            if name:
                what = f"tenant {tenant} has no fixture {name}"
            hint = nearest(name, known) or f"see: fixturectl list fixtures {tenant}"
            raise UsageError(what, hint=hint)
        return found


def list_tenants(stock: Stock) -> list[TenantRecord]:
    """Return the tenants, each behind the one that it extends."""
    found = [stock.tenant(name) for name in stock.tree.tenants()]
    found.sort(key=lambda tenant: tenant.lineage[::-1])
    return [
        TenantRecord(
            tenant.id,
            tenant.name,
            next(iter(tenant.lineage[1:]), ""),
            len(tenant.lineage) - 1,
            tenant.default_locale,
            tenant.locales,
            len(stock.names(tenant.id)),
            len(stock.tree.fixtures(tenant.id)),
        )
        for tenant in found
    ]


def list_fixtures(stock: Stock, tenant: str | None) -> list[FixtureRecord]:
    """Return every tenant's own fixtures; of one tenant, those that it inherits too."""
    if tenant is not None:
        return [_fixture(stock, tenant, name) for name in stock.names(tenant)]
    every = ((one, name) for one in stock.tree.tenants() for name in stock.tree.fixtures(one))
    return [_fixture(stock, one, name) for one, name in every]


def _fixture(stock: Stock, tenant: str, name: str) -> FixtureRecord:
    fixture = stock.fixture(f"{tenant}/{name}")
    return FixtureRecord(
        fixture.address,
        fixture.severity.value if fixture.severity else "",
        len(fixture.variables),
        tuple(fixture.samples),
        tuple(layer.tenant for layer in fixture.layers),
        fixture.description,
    )
