"""Renders the fixtures of one store: what is read or compiled once serves every rendering."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.rendering import templates
from fixturectl.rendering.composing import Composition
from fixturectl.rendering.scope import Scope
from fixturectl.store import fixtures, tenants
from fixturectl.store.names import RESERVED, is_name
from fixturectl.texts.lookup import Shelf, Wording

if TYPE_CHECKING:
    from datetime import datetime

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.pieces import Obj
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.tree import Tree


class Rendering(NamedTuple):
    """What to render: `values` are typed, `now` is the instant that relative times count from.

    `severity` is what a route gives an alert instead of its fixture's own.
    """

    tenant: Tenant
    fixture: Fixture
    locale: str
    values: dict[str, Any]
    now: datetime
    status: str = "firing"
    sample: str = ""
    severity: str = ""


class Renderer:
    """One store's tenants, fixtures, wording and compiled leaves, each read when first needed."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.shelf = Shelf(tree)
        self._tenants: dict[str, Tenant] = {}
        self._fixtures: dict[tuple[str, str], Fixture | None] = {}
        self._compositions: dict[tuple[int, ...], tuple[Composition, object]] = {}
        self._wordings: dict[tuple[str, str, str], Wording] = {}

    def tenant(self, name: str) -> Tenant:
        """Return a tenant with what it inherits; its faults are in `problems`."""
        if name not in self._tenants:
            self._tenants[name] = tenants.load(self.tree, name)
        return self._tenants[name]

    def fixture(self, tenant: str, name: str) -> Fixture | None:
        """Return a fixture as the tenant has it, None where no tenant of its lineage does."""
        key = (tenant, name)
        if key not in self._fixtures:
            # tenant.yaml lies among the fixtures, and is none.
            legal = is_name(name) and name not in RESERVED
            found = fixtures.load(self.tree, self.tenant(tenant), name) if legal else None
            self._fixtures[key] = found
        return self._fixtures[key]

    def composition(self, fixture: Fixture) -> Composition:
        """Return the fixture's message read once: tenants that inherit it whole share it."""
        nodes = (fixture.text, fixture.color, *fixture.blocks)
        key = tuple(map(id, nodes))
        kept = self._compositions.get(key)
        if kept is None:
            # With the nodes, so that no other node can ever have one of these identities.
            kept = self._compositions[key] = (Composition(fixture), nodes)
        return kept[0]

    def wording(self, tenant: Tenant, fixture: str, locale: str) -> Wording:
        """Return the texts of a fixture for one tenant and locale."""
        key = (tenant.id, fixture, locale)
        if key not in self._wordings:
            self._wordings[key] = Wording(self.shelf, tenant, fixture, locale)
        return self._wordings[key]

    def mark(self) -> tuple[int, ...]:
        """Return what `forget` takes to drop what is read from now on."""
        return (*map(len, self._kept()), self.shelf.mark(), self.tree.mark())

    def forget(self, since: tuple[int, ...] = (0,) * 5) -> None:
        """Drop what was read of fixtures and texts; tenants and catalogs stay.

        Whoever goes through a large store forgets each fixture once it is done.
        """
        for kept, size in zip(self._kept(), since, strict=False):
            while len(kept) > size:
                kept.popitem()
        self.shelf.forget(since[-2])
        self.tree.forget(since[-1])
        templates.forget()
        if not any(since):
            fixtures.forget()

    def _kept(self) -> tuple[dict[Any, Any], ...]:
        return self._fixtures, self._compositions, self._wordings

    def render(self, rendering: Rendering) -> tuple[Obj, tuple[Diagnostic, ...]]:
        """Return the body of chat.postMessage and what is wrong with it."""
        scope = self.scope(rendering)
        body = self.composition(rendering.fixture).run(scope)
        problems = (*scope.wording.problems(), *scope.problems)
        # A leaf in a loop is faulty each time, in one place.
        return body, tuple(_named(problem, rendering) for problem in dict.fromkeys(problems))

    def scope(self, rendering: Rendering) -> Scope:
        """Return what the expressions of one rendering see."""
        tenant = rendering.tenant
        wording = self.wording(tenant, rendering.fixture.name, rendering.locale)
        return Scope(_names(rendering), tenant, wording, rendering.locale, rendering.now)


def _names(rendering: Rendering) -> dict[str, Any]:
    """Everything an expression can name; `slack` and `secrets` are not among it."""
    tenant, own = rendering.tenant, rendering.fixture.severity
    return {
        **rendering.values,
        "severity": rendering.severity or (own.value if own is not None else None),
        "status": rendering.status,
        "tenant": {"id": tenant.id, "name": tenant.name, "values": tenant.values},
        "locale": rendering.locale,
        "now": rendering.now,
    }


def _named(problem: Diagnostic, rendering: Rendering) -> Diagnostic:
    return problem._replace(
        tenant=rendering.tenant.id,
        fixture=rendering.fixture.name,
        locale=rendering.locale,
        sample=rendering.sample,
    )
