"""The fixtures that ask for tests, as each tenant has them; the others are not even read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.render import Request, render
from fixturectl.actions.validation.trials import FIRING, NOW
from fixturectl.diagnostics import Diagnostic
from fixturectl.errors import FindingsError, UsageError
from fixturectl.store.tree import fixture_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.actions.opening import OpenStore
    from fixturectl.rendering.messages import Message
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant

# A key that asks for tests, wherever it may stand: what is not one is seen when the file is read.
_ASKS = re.compile(rb"[\"']?\b(?:golden|tests)\b[\"']?[ \t]*:")


class Targets(NamedTuple):
    """What of a store is tested: fixtures by tenant; None stands for all of a tenant's."""

    tenants: dict[str, set[str] | None]
    whole: bool  # whether nothing is left out

    def has(self, tenant: str, fixture: str) -> bool:
        """Tell whether a tenant's fixture is tested."""
        wanted = self.tenants.get(tenant, set())
        return wanted is None or fixture in wanted


def targets(store: OpenStore, asked: Iterable[str]) -> Targets:
    """Return what is asked for as TENANT or TENANT/FIXTURE, everything for nothing.

    Raises UsageError for what isn't there.
    """
    found: dict[str, set[str] | None] = {}
    for target in asked:
        name, slash, fixture = target.partition("/")
        if not slash:
            store.tenant(name)  # which raises where there is none
            found[name] = None
        else:
            store.find(target)
            before = found.get(name, set())
            found[name] = None if before is None else {*before, fixture}
    return Targets(found or dict.fromkeys(store.tenants()), not found)


def asking(store: OpenStore, wanted: Targets) -> Iterator[tuple[Tenant, Fixture]]:
    """Yield the fixtures that ask for tests, for each tenant that is tested."""
    tree = store.tree
    owners: dict[str, bool] = {}

    def asks(path: str) -> bool:
        if path not in owners:
            owners[path] = bool(_ASKS.search(tree.content(path) or b""))
        return owners[path]

    for name in wanted.tenants:
        tenant = store.renderer.tenant(name)
        for fixture in store.fixtures(name):
            if not wanted.has(name, fixture):
                continue
            paths = (fixture_path(one, fixture) for one in tenant.lineage)
            found = store.renderer.fixture(name, fixture) if any(map(asks, paths)) else None
            if found is not None and (found.golden or found.tests):
                yield tenant, found


def rendered(
    store: OpenStore, fixture: Fixture, locale: str, sample: str, status: str = FIRING
) -> Message | Diagnostic:
    """Return a message as a test sees it, or why there is none; sensitive values are masked."""
    request = Request(locale, sample=sample, status=status, now=NOW)
    try:
        return render(store, fixture.address, request)
    except FindingsError as error:
        return error.diagnostics[0]
    except UsageError as error:
        return Diagnostic("schema", "error", error.message, error.hint)
