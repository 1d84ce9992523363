"""Find whatever would go wrong in production: every tenant, fixture, promised locale and sample."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.actions.validation import workers
from fixturectl.actions.validation.examining import Bench, Examination
from fixturectl.actions.validation.families import Families
from fixturectl.actions.validation.faults import of_finding, of_problem
from fixturectl.actions.validation.inventory import Heirs, Inventory
from fixturectl.actions.validation.ledger import Ledger
from fixturectl.actions.validation.records import Record, Records, record
from fixturectl.actions.validation.targets import Request, selected
from fixturectl.actions.validation.verdicts import Verdicts
from fixturectl.checks import File, Ownership
from fixturectl.store import codeowners
from fixturectl.store.files import Revision
from fixturectl.store.ignores import ignores
from fixturectl.store.restoring import Restored
from fixturectl.store.tree import catalog_path, tenant_path
from fixturectl.texts import glossary, languages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.validation.faults import Fault
    from fixturectl.actions.validation.inventory import Group
    from fixturectl.actions.validation.records import Shown
    from fixturectl.actions.validation.selection import Selection
    from fixturectl.actions.validation.states import State
    from fixturectl.checks import Saying
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.ignores import Ignore


class Report(NamedTuple):
    """What was found, one finding for each fault, and how many messages were rendered for it.

    `baselines` has the new content of each baseline, by path. Where all was looked at, `keep` keeps
    what was found out, for a state of the files.
    """

    findings: list[Diagnostic]
    renderings: int
    baselines: dict[str, str]
    keep: Callable[[State], None] | None


class Watcher:
    """Is told how far it is, and what was found that will not change any more."""

    def progress(self, done: int, total: int) -> None:
        """Take note that `done` of `total` fixtures have been looked at."""

    def found(self, findings: list[Diagnostic]) -> None:
        """Take findings that are complete, whatever comes."""


def validate(
    store: OpenStore,
    request: Request | None = None,
    *,
    state: State | None = None,
    remembers: bool = False,
    watcher: Watcher | None = None,
    records: Records | None = None,
) -> Report:
    """Return every fault of the store, or of what is asked about and whatever depends on it.

    `state` is what the store's files are: with it, what an earlier run found out is used. What this
    one finds out can be kept if it `remembers`, or was given a state, or `records` that outlive it.
    Raises UsageError for what isn't there, FixturectlError for a baseline that is none.
    """
    if records is None and (remembers or state is not None):
        records = Records(store.root, state)
    inventory = Inventory(store.tree)
    store.tree.survey()
    tenants = {name: store.renderer.tenant(name) for name in inventory.tenants}
    heirs = Heirs({name: tenant.lineage for name, tenant in tenants.items()})
    selection = selected(store, request or Request(), inventory, heirs)
    scope = Scope(store.root, store.renderer, inventory, heirs, selection)
    return Run(scope, records, watcher or Watcher()).report()


class Scope(NamedTuple):
    """What is validated: a store, what there is in it, and what of that is asked about."""

    root: Path
    renderer: Renderer
    inventory: Inventory
    heirs: Heirs
    selection: Selection


class Run:
    """One validation: what it shares between fixtures."""

    def __init__(self, scope: Scope, records: Records | None, watcher: Watcher) -> None:
        self.watcher = watcher
        self.process = os.getpid()
        self.families = Families()
        self.root, self.renderer, self.inventory, self.heirs, self.selection = scope
        self.records = records
        self.bench = Bench(
            self.renderer, self.families, self.heirs, self.selection, records is not None
        )
        self.verdicts = Verdicts(self.renderer, self.families.usual, self.families.asked)
        self.ledger = Ledger(self.verdicts, self.selection)
        self.said: list[Saying] = []
        languages.memory.of(scope.root)

    def report(self, *, names: bool = True) -> Report:
        """Return what was found; without `names`, those of files and catalogs are not looked at."""
        watcher = self.watcher
        if names:
            self._store()
        for name in self.inventory.tenants:
            for fault in self._tenant(name):
                self.ledger.add(fault, {name: ("",)})
        groups = self._asked()
        renderings = 0
        watcher.progress(0, len(groups))
        for done, (group, found) in enumerate(self._examined(groups), 1):
            renderings += self._enter(group, found)
            watcher.found(self.ledger.news(group.name))
            watcher.progress(done, len(groups))
        self._agreement()
        if self.records is not None:
            languages.memory.save()
        if self.selection.whole:
            for fault in self.verdicts.faults(self.inventory.tenants):
                self.ledger.add(fault, {"": ("",)})
        updated = {path: one.updated() for path, one in self.verdicts.baselines.items()}
        keep = self._keep if self.records is not None and self.selection.whole else None
        return Report(self.ledger.findings(), renderings, updated, keep)

    def _keep(self, state: State) -> None:
        if self.records is not None:
            groups = self.inventory.groups.values()
            self.records.save(state, groups, self.heirs, self.renderer.tree)

    def _asked(self) -> list[Group]:
        """Return the groups of which something is asked about."""
        if self.selection.whole:
            return list(self.inventory.groups.values())
        return [
            group
            for group in self.inventory.groups.values()
            if self.selection.tenants(group.name, self.heirs.of([*group.owners, *group.texts]))
        ]

    def _examined(self, groups: list[Group]) -> Iterator[tuple[Group, Record]]:
        """Yield each group with its record: kept ones at once, those to be made as they come."""
        waiting = []
        for group in groups:
            kept = self._kept(group)
            if kept is None:
                waiting.append(group)
            else:
                yield group, kept
        if workers.enough(sum(group.size for group in waiting)):
            yield from self._received(workers.shared(waiting, self._examine))
        else:
            yield from self._received((group, self._examine(group)) for group in waiting)

    def _received(
        self, results: Iterable[tuple[Group, tuple[Any, ...]]]
    ) -> Iterator[tuple[Group, Record]]:
        for group, plain in results:
            if self.records is not None:
                self.records.keep(group.name, (*plain[:-2], [], 0))
            yield group, record(plain)

    def _kept(self, group: Group) -> Record | None:
        """Return what an earlier run found out about a group whose files have not changed."""
        old = self.records.old(group.name) if self.records is not None else None
        if self.records is None or old is None:
            return None
        if old.fingerprint != self.records.fingerprint(group, self.heirs, self.renderer.tree):
            return None
        self.records.keep(group.name, old.plain())
        return old

    def _examine(self, group: Group) -> tuple[Any, ...]:
        old = self.records.old(group.name) if self.records is not None else None
        examination = Examination(self.bench, group, old)
        here = os.getpid() == self.process
        examination.run(partial(self._complete, group) if here else None)
        self.renderer.forget()
        return examination.record(b"").plain()

    def _complete(self, group: Group, shown: Shown, comments: list[Ignore]) -> None:
        """Tell what is complete before all of its group is done: nothing errors may explain."""
        if shown:
            self.verdicts.ignores.add(comments)
            for fault, reach in shown:
                if not fault.unless:
                    self.ledger.add(fault, reach, group.name)
            self.watcher.found(self.ledger.news(group.name))

    def _enter(self, group: Group, found: Record) -> int:
        """Note what is in a group's record; return for how many renderings it was made now."""
        self.verdicts.ignores.add(found.ignores)
        self.said += found.said
        languages.heard(found.heard)
        for fault, reach in found.shown:
            self.ledger.add(fault, reach, group.name)
        return found.renderings

    def _agreement(self) -> None:
        """Note where the same text is translated in several ways."""
        for fault in self._faults((), "sayings", self.said):
            _, tenant, locale, _ = fault.path.split("/")
            self.ledger.add(fault, {tenant: (locale,)})

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
        faults = self._faults(problems, "store", self.renderer) + self._ownership()
        for fault in faults + self._glossary("", glossary.PATH):
            self.ledger.add(fault, {"": ("",)})

    def _ownership(self) -> list[Fault]:
        """Return where the repository's CODEOWNERS and the tenants' owners differ."""
        if isinstance(self.renderer.tree.files, Revision | Restored):
            return []  # of another time than the work tree's CODEOWNERS
        tenants = tuple(self.renderer.tenant(name) for name in self.inventory.tenants)
        return self._faults((), "ownership", Ownership(codeowners.find(self.root), tenants))

    def _tenant(self, name: str) -> list[Fault]:
        """Return what is wrong with a tenant's settings, inherited or its own."""
        tenant = self.renderer.tenant(name)
        document = self.renderer.tree.document(tenant_path(name))
        found = self._faults(tenant.problems, "tenant", tenant)
        if document is not None:
            self.verdicts.ignores.add(ignores(document.source.path, document.source.text))
            found += self._faults((), "file", File("tenant", name, document))
        return found + self._glossary(name, glossary.glossary_path(name))

    def _glossary(self, tenant: str, path: str) -> list[Fault]:
        document = self.renderer.tree.document(path)
        if document is None:
            return []
        self.verdicts.ignores.add(ignores(path, document.source.text))
        return self._faults(document.problems, "file", File("glossary", tenant, document))

    def _faults(self, problems: Iterable[Diagnostic], subject: str, at: object) -> list[Fault]:
        families = self.families
        return [
            *(of_problem(fault) for fault in problems if fault.check not in families.levels),
            *(of_finding(one, families.level(one)) for one in families.look(subject, at)),
        ]
