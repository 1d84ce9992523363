"""Find whatever would go wrong in production: every tenant, fixture, promised locale and sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.validation.examining import Bench, Examination
from fixturectl.actions.validation.families import Families
from fixturectl.actions.validation.faults import of_finding, of_problem
from fixturectl.actions.validation.inventory import Heirs, Inventory
from fixturectl.actions.validation.ledger import Ledger
from fixturectl.checks import File
from fixturectl.store.tree import tenant_path

if TYPE_CHECKING:
    from fixturectl.actions.store import Store
    from fixturectl.actions.validation.faults import Fault
    from fixturectl.diagnostics import Diagnostic


class Report(NamedTuple):
    """What was found, one finding for each fault, and how many messages were rendered for it."""

    findings: list[Diagnostic]
    renderings: int


def validate(store: Store) -> Report:
    """Return every fault of the store."""
    families = Families()
    renderer, tree = store.renderer, store.tree
    inventory = Inventory(tree)
    tree.survey()
    heirs = Heirs({name: renderer.tenant(name).lineage for name in inventory.tenants})
    bench = Bench(renderer, families, heirs)
    ledger = Ledger()
    for fault in _store(bench):
        ledger.add(fault, {"": {""}}, "")
    for name in inventory.tenants:
        for fault in _tenant(bench, name):
            ledger.add(fault, {name: {""}}, "")
    renderings = 0
    for group in inventory.groups.values():
        examination = Examination(bench, group)
        examination.run(heirs.of(group.owners))
        renderings += examination.messages.renderings
        for fault, reach in examination.shown.items():
            ledger.add(fault, reach, group.name)
    return Report(ledger.findings(), renderings)


def _store(bench: Bench) -> list[Fault]:
    """Return what is wrong with names and catalogs."""
    tree, shelf, families = bench.renderer.tree, bench.renderer.shelf, bench.families
    catalogs = filter(None, map(shelf.catalog, tree.catalogs()))
    problems = [*tree.problems(), *(fault for found in catalogs for fault in found.problems)]
    found = families.look("store", bench.renderer)
    return [
        *(of_problem(fault) for fault in problems if fault.check not in families.levels),
        *(of_finding(one, families.level(one)) for one in found),
    ]


def _tenant(bench: Bench, name: str) -> list[Fault]:
    """Return what is wrong with a tenant's settings, inherited or its own."""
    tenant, families = bench.renderer.tenant(name), bench.families
    document = bench.renderer.tree.document(tenant_path(name))
    found = list(families.look("tenant", tenant))
    if document is not None:
        found += families.look("file", File("tenant", name, document))
    return [
        *(of_problem(fault) for fault in tenant.problems if fault.check not in families.levels),
        *(of_finding(one, families.level(one)) for one in found),
    ]
