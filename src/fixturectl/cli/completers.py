"""What a shell offers for the names of a store: tenants, fixtures, locales, variables, samples.

Click calls these with the context of the call so far and the word being typed. Tenants, fixtures
and locales come from listings of folders; variables and samples from the fixture that the call
names. What goes wrong here is swallowed in `completion`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from fixturectl.cli.session import Session

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tree import Tree

ALL = "all"


def tenant(ctx: typer.Context, incomplete: str) -> list[str]:
    return _starting(incomplete, _tree(ctx).tenants())


def address(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer `TENANT/`, and once there is one tenant only, its fixtures and those it inherits."""
    tree = _tree(ctx)
    name, slash, _ = incomplete.partition("/")
    if not slash:
        near = _starting(incomplete, tree.tenants())
        if len(near) != 1:
            return [f"{tenant}/" for tenant in near]
        name = near[0]
    fixtures = {fixture for tenant in _lineage(tree, name) for fixture in tree.fixtures(tenant)}
    return _starting(incomplete, (f"{name}/{fixture}" for fixture in fixtures))


def locale(ctx: typer.Context, incomplete: str) -> list[str]:
    """Offer the locales that have texts: of the fixture's tenant, or of any where none is named."""
    tree = _tree(ctx)
    name = _address(ctx).partition("/")[0]
    tenants = _lineage(tree, name) if name else tree.tenants()
    return _starting(incomplete, {tag for tenant in tenants for tag in tree.locales(tenant)})


def locale_or_all(ctx: typer.Context, incomplete: str) -> list[str]:
    return [*locale(ctx, incomplete), *_starting(incomplete, [ALL])]


def variable(ctx: typer.Context, incomplete: str) -> list[tuple[str, str]]:
    """Offer `NAME=`, with the variable's type."""
    variables = _fixture(ctx).variables
    return [(f"{name}=", variables[name].type) for name in _starting(incomplete, variables)]


def sample(ctx: typer.Context, incomplete: str) -> list[str]:
    return _starting(incomplete, _fixture(ctx).samples)


def _starting(incomplete: str, names: Iterable[str]) -> list[str]:
    return sorted(name for name in names if name.startswith(incomplete))


def _tree(ctx: typer.Context) -> Tree:
    from fixturectl.store.tree import Tree, WorkTree

    return Tree(WorkTree(Session(ctx.find_root().params.get("store")).root()))


def _lineage(tree: Tree, tenant: str) -> tuple[str, ...]:
    from fixturectl.store import tenants

    return tenants.load(tree, tenant).lineage


def _address(ctx: typer.Context) -> str:
    """Return the address given so far; of several the first."""
    given = ctx.params.get("address") or ctx.params.get("addresses") or ""
    return given if isinstance(given, str) else given[0]


def _fixture(ctx: typer.Context) -> Fixture:
    from fixturectl.store import fixtures, tenants

    tree = _tree(ctx)
    tenant, _, name = _address(ctx).partition("/")
    found = fixtures.load(tree, tenants.load(tree, tenant), name)
    if found is None:
        raise LookupError(name)
    return found
