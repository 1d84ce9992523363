"""Find whatever would go wrong in production: every tenant, fixture, promised locale and sample."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.validation.examining import Bench, Examination
from fixturectl.actions.validation.families import Families
from fixturectl.actions.validation.faults import of_finding, of_problem
from fixturectl.actions.validation.inventory import Heirs, Inventory
from fixturectl.actions.validation.ledger import Ledger
from fixturectl.actions.validation.targets import Request, selected
from fixturectl.actions.validation.verdicts import Verdicts
from fixturectl.checks import File
from fixturectl.store.ignores import ignores
from fixturectl.store.tree import catalog_path, tenant_path

if TYPE_CHECKING:
    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.validation.faults import Fault
    from fixturectl.actions.validation.inventory import Group
    from fixturectl.diagnostics import Diagnostic


class Report(NamedTuple):
    """What was found, one finding for each fault, and how many messages were rendered for it.

    `baselines` has the new content of each baseline, by path, where all was looked at.
    """

    findings: list[Diagnostic]
    renderings: int
    baselines: dict[str, str]


def validate(store: OpenStore, request: Request | None = None) -> Report:
    """Return every fault of the store, or of what is asked about and whatever depends on it.

    Raises UsageError for a target that isn't there, FixturectlError for a baseline that is none.
    """
    return _Validation(store, request or Request()).run()


class _Validation:
    def __init__(self, store: OpenStore, request: Request) -> None:
        self.families = Families()
        self.renderer, tree = store.renderer, store.tree
        self.inventory = Inventory(tree)
        tree.survey()
        lineages = {name: self.renderer.tenant(name).lineage for name in self.inventory.tenants}
        heirs = Heirs(lineages)
        self.selection = selected(store, request, self.inventory, heirs)
        self.bench = Bench(self.renderer, self.families, heirs, self.selection)
        self.verdicts = Verdicts(self.renderer, self.families.levels)
        self.ledger = Ledger(self.verdicts, self.selection)
        self.renderings = 0

    def run(self) -> Report:
        self._store()
        for name in self.inventory.tenants:
            for fault in self._tenant(name):
                self.ledger.add(fault, {name: {""}})
        for group in self.inventory.groups.values():
            self._group(group)
        if self.selection.whole:
            for fault in self.verdicts.faults():
                self.ledger.add(fault, {"": {""}})
        updated = {path: one.updated() for path, one in self.verdicts.baselines.items()}
        return Report(self.ledger.findings(), self.renderings, updated)

    def _group(self, group: Group) -> None:
        examination = Examination(self.bench, group)
        examination.run()
        self.verdicts.ignores.add(examination.ignores)
        self.renderings += examination.messages.renderings
        for fault, reach in examination.shown.items():
            self.ledger.add(fault, reach, group.name)

    def _store(self) -> None:
        """Note what is wrong with names and catalogs."""
        tree, shelf = self.renderer.tree, self.renderer.shelf
        problems = list(tree.problems())
        for tag in tree.catalogs():
            catalog = shelf.catalog(tag)
            problems += catalog.problems if catalog is not None else ()
            content = tree.content(catalog_path(tag)) or b""
            found = ignores(catalog_path(tag), content.decode("utf-8", "replace"))
            self.verdicts.ignores.add(found)
        for fault in self._faults(problems, "store", self.renderer):
            self.ledger.add(fault, {"": {""}})

    def _tenant(self, name: str) -> list[Fault]:
        """Return what is wrong with a tenant's settings, inherited or its own."""
        tenant = self.renderer.tenant(name)
        document = self.renderer.tree.document(tenant_path(name))
        found = self._faults(tenant.problems, "tenant", tenant)
        if document is not None:
            self.verdicts.ignores.add(ignores(document.source.path, document.source.text))
            found += self._faults((), "file", File("tenant", name, document))
        return found

    def _faults(
        self, problems: tuple[Diagnostic, ...] | list[Diagnostic], subject: str, at: object
    ) -> list[Fault]:
        families = self.families
        return [
            *(of_problem(fault) for fault in problems if fault.check not in families.levels),
            *(of_finding(one, families.level(one)) for one in families.look(subject, at)),
        ]
