"""Equal faults of a whole store become one finding that says whom it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.validation.faults import Reach, without_echoes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from fixturectl.actions.validation.faults import Fault, Identity
    from fixturectl.actions.validation.selection import Selection
    from fixturectl.actions.validation.verdicts import Verdicts
    from fixturectl.diagnostics import Diagnostic, Level


class Ledger:
    """The findings so far, by what makes faults one."""

    def __init__(self, verdicts: Verdicts, selection: Selection) -> None:
        self._verdicts = verdicts
        self._selection = selection
        self._found: dict[Identity, Reach] = {}
        self._told = 0
        self._errors: dict[str, dict[Identity, tuple[int, int]]] = {}  # by path

    def add(self, fault: Fault, shown: Mapping[str, Iterable[str]], fixture: str = "") -> None:
        """Note a fault and where it shows: tenants, each with its locales; "" where neither."""
        for tenant, locales in shown.items():
            level = self._verdicts.level(fault, tenant)
            if level is None:
                continue
            if level == "error":
                self._errors.setdefault(fault.path, {})[fault.identity] = fault.place[1:]
            for locale in locales:
                if self._selection.shows(fault, tenant, fixture, locale):
                    self._note(fault, level, (tenant, fixture, locale))

    def _note(self, fault: Fault, level: Level, example: tuple[str, str, str]) -> None:
        known = self._found.get(fault.identity)
        if known is None:
            known = self._found[fault.identity] = Reach(fault, level, example)
        known.add(fault, level, example)

    def news(self, fixture: str) -> list[Diagnostic]:
        """Return the findings in the files of `fixture`, all of whose messages have been noted.

        What stands in other files, of tenants and of phrases, may reach further fixtures.
        """
        found = list(self._found.values())[self._told :]
        self._told += len(found)
        ending = f"/{fixture}.yaml"
        return [
            reach.diagnostic()
            for reach in found
            if reach.fault.path.endswith(ending) and not self._is_explained(reach)
        ]

    def findings(self) -> list[Diagnostic]:
        """Return the findings, without the echoes of others and what errors explain."""
        kept = set(without_echoes(reach.fault for reach in self._found.values()))
        return [
            reach.diagnostic()
            for reach in self._found.values()
            if reach.fault in kept and not self._is_explained(reach)
        ]

    def _is_explained(self, reach: Reach) -> bool:
        """Tell whether an error, another one, stands wherever the finding may come from."""
        own = reach.fault.identity
        return all(any(self._is_wrong(span, own) for span in unless) for unless in reach.unless)

    def _is_wrong(self, span: tuple[str, int, int, int, int], but: Identity) -> bool:
        path, line, column, last_line, last_column = span
        return any(
            (line, column) <= place <= (last_line, last_column) and identity != but
            for identity, place in self._errors.get(path, {}).items()
        )
