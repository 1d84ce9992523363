"""What shows in pseudo-locales only: every message is rendered in both, for the checks of those."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from fixturectl.actions.validation.examining import Bench, Examination
from fixturectl.actions.validation.families import Families
from fixturectl.actions.validation.inventory import Heirs, Inventory
from fixturectl.actions.validation.ledger import Ledger
from fixturectl.actions.validation.targets import selected
from fixturectl.actions.validation.verdicts import Verdicts
from fixturectl.checks import Source
from fixturectl.locales import PSEUDO
from fixturectl.store.ignores import ignores

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.validation.faults import Fault
    from fixturectl.actions.validation.targets import Request
    from fixturectl.checks import Finding, Rendered
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.pieces import Leaf
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant


def findings(store: OpenStore, request: Request) -> list[Diagnostic]:
    """Return what the messages of a store, or those asked about, show in pseudo-locales.

    Raises UsageError for what isn't there, FixturectlError for a baseline that is none.
    """
    renderer = store.renderer
    inventory = Inventory(store.tree)
    heirs = Heirs({name: renderer.tenant(name).lineage for name in inventory.tenants})
    selection = selected(store, request, inventory, heirs)
    families = _Families()
    verdicts = Verdicts(renderer, families.asked)
    ledger = Ledger(verdicts, selection)
    bench = Bench(renderer, families, heirs, selection, marks=False)
    for group in inventory.groups.values():
        examination = _Examination(bench, group)
        examination.run()
        found = examination.record(b"")
        verdicts.ignores.add(found.ignores)
        for fault, reach in found.shown:
            ledger.add(fault, reach, group.name)
        renderer.forget()
    if selection.whole:
        for fault in verdicts.ignores.faults():
            ledger.add(fault, {"": ("",)})
    return ledger.findings()


class _Families(Families):
    """The families that look at pseudo-locales: nothing but messages is shown to them."""

    def look(self, subject: str, at: object) -> Iterator[Finding]:  # noqa: ARG002 - as in Families
        return iter(())

    def doubts(self, strings: list[Leaf]) -> bool:
        return bool(strings)

    def message(self, rendered: Rendered) -> Iterator[Finding]:
        return super().look("pseudo", rendered)


class _Examination(Examination):
    """One group's messages in pseudo-locales; its files are looked at for comments only."""

    def _file(self, kind: str, tenant: str, path: str, locale: str) -> None:  # noqa: ARG002 - as in Examination
        document = self.renderer.tree.document(path)
        if document is not None:
            self.ignores += ignores(path, document.source.text)

    def _fixture(self, tenant: Tenant, fixture: Fixture) -> None:
        if fixture.body.broken:
            return
        composition = self.renderer.composition(fixture)
        source = Source(tenant, fixture, composition, self.renderer)
        for tag in PSEUDO:
            wording = self.renderer.wording(tenant, fixture.name, tag)
            # Besides what is rendered, names decide: those of tenants are no words.
            names = (tenant.lineage, tenant.name, self.renderer.shelf.glossaries.of(tenant.lineage))
            key = (self._readings.key(fixture, composition, wording, tag), names)
            faults = self._once(key, partial(self._shown_in, source, tag))
            self._show(faults, tenant.id, tag)

    def _shown_in(self, source: Source, locale: str) -> list[Fault]:
        known = self.families.asked
        return [one for one in self.messages.faults(source, locale) if one.check in known]
