"""What validating finds now and did not before, and what it no longer finds."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from fixturectl.actions.validate import Run, Scope, Watcher
from fixturectl.actions.validation.inventory import Heirs, Inventory
from fixturectl.actions.validation.records import Records
from fixturectl.actions.validation.selection import Selection, dependants

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from fixturectl.actions.comparison.reach import Reach
    from fixturectl.actions.validation.inventory import Group
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.tree import Tree

_MANY = 8  # fixtures: so many are worth a look at what an earlier validation has kept


def differing(reach: Reach, root: Path) -> tuple[list[Diagnostic], list[Diagnostic]]:
    """Return the findings that are new, and those that are gone.

    What reads the same on both sides, or in the last validation of the store, is rendered once.
    """
    scopes = [_scope(reach, root, now=now) for now in (False, True)]
    names = any(_renames(reach, path) for path in reach.files)
    many = any(len(scope.inventory.groups) > _MANY for scope in scopes)
    kept = Records.stored(root) if many else {}
    found = []
    for scope in scopes:
        records = _Seeded(root, kept)
        found.append(Run(scope, records, Watcher()).report(names=names).findings)
        kept = {**kept, **records.made}
    before, now = found
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


class _Seeded(Records):
    """Records of which only what stands for readings counts: files are taken for changed."""

    def __init__(self, root: Path, kept: dict[str, Any]) -> None:
        super().__init__(root, None)
        self._old = kept

    def fingerprint(self, group: Group, heirs: Heirs, tree: Tree) -> bytes:  # noqa: ARG002 - nobody's
        return b"of no files"

    @property
    def made(self) -> dict[str, Any]:
        """What was found out of each fixture."""
        return self._new


def _scope(reach: Reach, root: Path, *, now: bool) -> Scope:
    """Return what is validated on one side: tenants and fixtures that the change may reach."""
    renderer = reach.sides.after if now else reach.sides.before
    parts = [dependants(path, reach.heirs) for path in reach.files]
    selection = Selection(renderer, parts, reach.files)
    there = reach.tenants[now]
    wanted = {name for part in parts for name in (part.tenants or there)}
    lineages = {name: renderer.tenant(name).lineage for name in there if name in wanted}
    for name in {one for lineage in lineages.values() for one in lineage}:
        lineages[name] = renderer.tenant(name).lineage
    heirs = Heirs(lineages)
    inventory = Inventory(renderer.tree, [name for name in there if name in lineages])
    fixtures = {part.fixture for part in parts}
    inventory.groups = {
        name: group
        for name, group in inventory.groups.items()
        if ("" in fixtures or name in fixtures)
        and selection.tenants(name, heirs.of([*group.owners, *group.texts]))
    }
    return Scope(root, renderer, inventory, heirs, selection)


def _renames(reach: Reach, path: str) -> bool:
    """Tell whether a file came or went, or is none that belongs to a tenant."""
    there = reach.sides.after.tree.files.exists(path)
    return path.startswith("locales/") or not there or reach.sides.former[path] is None
