"""What becomes of a fault in a tenant's eyes: its level, or nothing where it is accepted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.validation.baseline import Baseline
from fixturectl.actions.validation.ignores import Ignores
from fixturectl.actions.validation.settings import AllSettings, Settings
from fixturectl.store.lineages import ROOT

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator

    from fixturectl.actions.validation.faults import Fault
    from fixturectl.diagnostics import Level
    from fixturectl.rendering.renderer import Renderer


class Verdicts:
    """Levels, ignores and baselines of a whole store.

    `known` are the checks that are run: exceptions to others may be of use at another time. What a
    baseline accepts of checks that are run `elsewhere` is left in it.
    """

    def __init__(
        self, renderer: Renderer, known: Container[str], elsewhere: Container[str] = ()
    ) -> None:
        self.ignores = Ignores(known)
        self._elsewhere = elsewhere
        self.baselines: dict[str, Baseline] = {}
        self._renderer = renderer
        self._all = AllSettings()
        self._settings: dict[str, Settings] = {}

    def level(self, fault: Fault, tenant: str) -> Level | None:
        """Return the level of a fault that shows at a tenant, None where it is off or accepted.

        What is no tenant's, as the name of a file, is judged by the settings of the root.
        """
        settings = self._of(tenant or ROOT)
        accepted = self.ignores.accept(fault)
        level = settings.level(fault)
        if accepted or level is None:
            return None
        if settings.baseline and self.baseline(settings.baseline).accept(fault):
            return None
        return level

    def faults(self, tenants: Iterable[str]) -> Iterator[Fault]:
        """Yield exceptions that are of no use, once all faults of all tenants have been here."""
        for tenant in tenants:
            path = self._of(tenant).baseline
            if path:
                self.baseline(path)
        yield from self.ignores.faults()
        for baseline in self.baselines.values():
            yield from baseline.faults()

    def baseline(self, path: str) -> Baseline:
        """Return the baseline at a path; raises FixturectlError for a file that is none."""
        found = self.baselines.get(path)
        if found is None:
            found = Baseline(self._renderer.tree.files, path, self._elsewhere)
            self.baselines[path] = found
        return found

    def _of(self, tenant: str) -> Settings:
        found = self._settings.get(tenant)
        if found is None:
            found = self._settings[tenant] = self._all.of(self._renderer.tenant(tenant))
        return found
