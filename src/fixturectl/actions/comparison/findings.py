"""What validating finds now and did not before, and what it no longer finds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fixturectl.actions.comparison.inventories import concerned
from fixturectl.actions.validation.examining import Bench, Examination
from fixturectl.actions.validation.families import Families
from fixturectl.actions.validation.faults import of_finding, of_problem
from fixturectl.actions.validation.ledger import Ledger
from fixturectl.actions.validation.selection import Selection, dependants
from fixturectl.actions.validation.verdicts import Verdicts
from fixturectl.checks import File
from fixturectl.store.ignores import ignores
from fixturectl.store.tree import catalog_path, tenant_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.actions.comparison.reach import Reach
    from fixturectl.actions.validation.faults import Fault
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.renderer import Renderer


def differing(reach: Reach) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the findings that are new, and those that are gone."""
    families = Families()
    before = _Side(reach, reach.sides.before, families, now=False).findings()
    now = _Side(reach, reach.sides.after, families, now=True).findings()
    return besides(now, before), besides(before, now)


def besides(findings: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that are not among the known ones, wherever in their file they stand."""
    left = Counter(_identity(one) for one in known)
    found = []
    for one in findings:
        left[_identity(one)] -= 1
        if left[_identity(one)] < 0:
            found.append(one)
    return found


def _identity(found: Diagnostic) -> tuple[str, ...]:
    return found.check, found.level, found.path, found.message


class _Side:
    """One side's findings, as `validate` tells them of a part of a store."""

    def __init__(self, reach: Reach, renderer: Renderer, families: Families, *, now: bool) -> None:
        self.reach = reach
        self.renderer = renderer
        self.families = families
        parts = [dependants(path, reach.heirs) for path in reach.files]
        self.selection = Selection(renderer, parts, reach.files)
        self.verdicts = Verdicts(renderer, families.levels)
        self.ledger = Ledger(self.verdicts, self.selection)
        self.now = now

    def findings(self) -> list[Diagnostic]:
        found = concerned(self.reach, self.renderer, self.selection, now=self.now)
        self._names()
        for tenant in found.tenants:
            self._tenant(tenant)
        bench = Bench(self.renderer, self.families, found.heirs, self.selection, marks=False)
        for group in found.groups:
            examination = Examination(bench, group)
            examination.run()
            self.verdicts.ignores.add(examination.ignores)
            for fault, shown in examination.record(b"").shown:
                self.ledger.add(fault, shown, group.name)
            self.renderer.forget()
        return self.ledger.findings()

    def _names(self) -> None:
        """Note what is wrong with names and catalogs, where a name came or went, or a catalog."""
        tree, shelf = self.renderer.tree, self.renderer.shelf
        if not any(map(self._renames, self.reach.files)):
            return
        problems = list(tree.problems())
        for tag in tree.catalogs():
            catalog = shelf.catalog(tag)
            problems += catalog.problems if catalog is not None else ()
            content = tree.content(catalog_path(tag)) or b""
            found = ignores(catalog_path(tag), content.decode("utf-8", "replace"))
            self.verdicts.ignores.add(found)
        for fault in self._faults(problems, "store", self.renderer):
            self.ledger.add(fault, {"": ("",)})

    def _renames(self, path: str) -> bool:
        """Tell whether a file came or went, or is none that belongs to a tenant."""
        sides = self.reach.sides
        there = sides.after.tree.files.exists(path)
        return path.startswith("locales/") or not there or sides.former[path] is None

    def _tenant(self, name: str) -> None:
        tenant = self.renderer.tenant(name)
        document = self.renderer.tree.document(tenant_path(name))
        found = list(self._faults(tenant.problems, "tenant", tenant))
        if document is not None:
            self.verdicts.ignores.add(ignores(document.source.path, document.source.text))
            found += self._faults((), "file", File("tenant", name, document))
        for fault in found:
            self.ledger.add(fault, {name: ("",)})

    def _faults(self, problems: Iterable[Diagnostic], subject: str, at: object) -> Iterator[Fault]:
        levels = self.families.levels
        yield from (of_problem(one) for one in problems if one.check not in levels)
        yield from (
            of_finding(one, self.families.level(one)) for one in self.families.look(subject, at)
        )
