"""A store validated and rendered again after each save, as fast as what was saved allows."""

from __future__ import annotations

import time
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.comparison.entries import Entries
from fixturectl.actions.comparison.findings import besides
from fixturectl.actions.comparison.reach import Reach, renames
from fixturectl.actions.comparison.sides import sides
from fixturectl.actions.opening import OpenStore
from fixturectl.actions.validate import validate
from fixturectl.actions.validation import recalling
from fixturectl.actions.validation.inventory import Heirs, Inventory
from fixturectl.actions.watching.records import Remembered
from fixturectl.actions.watching.snapshots import Snapshot
from fixturectl.reports.differences import Difference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from fixturectl.actions.validate import Watcher
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.restoring import Former

_PAUSE = 0.03  # seconds between two looks at the files
_SHARE = 10  # a look may take one part in so many of the time
_SETTLING = 0.015  # seconds without another change until a save is taken for whole
_LONGEST = 0.5  # seconds of changes without an end that are taken for one


class Findings(NamedTuple):
    """What validating found: all there is, and what is new or gone since the save before."""

    all: list[Diagnostic]
    found: list[Diagnostic]
    mended: list[Diagnostic]


class Watch:
    """A store that is looked at until nobody wants to see it any more."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._snapshot = Snapshot(root)
        self._records = Remembered(root, None)
        self._findings: list[Diagnostic] = []

    @property
    def files(self) -> int:
        """How many files are watched."""
        return len(self._snapshot)

    def begin(self, watcher: Watcher | None = None) -> list[Diagnostic]:
        """Return what is found at first; what an earlier validation found out is used."""
        began = time.time_ns()
        known = recalling.recall(self.root)
        store = OpenStore(self.root)
        found = known.findings
        if found is None:
            report = validate(store, state=known.state, remembers=True, watcher=watcher)
            recalling.keep(self.root, known.state, report, began)
            found = report.findings
        self._findings = found
        self._records = Remembered(self.root, self._snapshot.state())
        inventory = Inventory(store.tree)
        lineages = {name: store.renderer.tenant(name).lineage for name in inventory.tenants}
        groups = inventory.groups.values()
        self._records.adopt(self._snapshot.state(), groups, Heirs(lineages), store.tree)
        return found

    def saves(self) -> Iterator[Saved]:
        """Wait for files to be saved, again and again; saves in a burst are one."""
        while True:
            before = time.monotonic()
            changed = self._snapshot.look()
            looking = time.monotonic() - before
            if changed:
                yield Saved(self, self._settled(changed))
            time.sleep(max(_PAUSE, _SHARE * looking))

    def _settled(self, changed: dict[str, Former | None]) -> dict[str, Former | None]:
        """Return what changed, once nothing has changed for a moment."""
        until = time.monotonic() + _LONGEST
        while time.monotonic() < until:
            time.sleep(_SETTLING)
            more = self._snapshot.look()
            if not more:
                break
            changed = more | changed  # what a file held at first counts
        return self._snapshot.still(changed)

    def validated(self, store: OpenStore) -> Findings:
        """Return what is found in the files as they are."""
        self._records.begin(self._snapshot.state())
        report = validate(store, records=self._records)
        if report.keep is not None:
            report.keep(self._snapshot.state())
        before, self._findings = self._findings, report.findings
        found, mended = besides(report.findings, before), besides(before, report.findings)
        return Findings(report.findings, found, mended)


class Saved:
    """What was saved: `former` has what each of the files held before."""

    def __init__(self, watch: Watch, former: dict[str, Former | None]) -> None:
        self.former = former
        self._watch = watch

    @cached_property
    def store(self) -> OpenStore:
        """The store as it is now; raises FixturectlError while there is none."""
        return OpenStore(self._watch.root)

    def difference(self) -> Difference:
        """Return what the save does to messages."""
        reach = Reach(sides(self.store.renderer, self.former))
        entries = Entries(reach, renames(reach), pictures=False)
        gathered = tuple(entries.gathered())
        return Difference("", "", gathered, unseen=tuple(entries.unseen()))

    def findings(self) -> Findings:
        """Return what the save does to findings."""
        return self._watch.validated(self.store)
