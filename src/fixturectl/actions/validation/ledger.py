"""Equal faults of a whole store become one finding that says whom it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.validation.faults import Reach, without_echoes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from fixturectl.actions.validation.faults import Fault
    from fixturectl.actions.validation.selection import Selection
    from fixturectl.actions.validation.verdicts import Verdicts
    from fixturectl.diagnostics import Diagnostic, Level


class Ledger:
    """The findings so far, by what makes faults one."""

    def __init__(self, verdicts: Verdicts, selection: Selection) -> None:
        self._verdicts = verdicts
        self._selection = selection
        self._found: dict[tuple[str, str, int, int, str], Reach] = {}
        self._told = 0
        self._errors: dict[str, dict[tuple[int, int], set[str]]] = {}  # checks by path and place

    def add(self, fault: Fault, shown: Mapping[str, Iterable[str]], fixture: str = "") -> None:
        """Note a fault and where it shows: tenants, each with its locales; "" where neither."""
        for tenant, locales in shown.items():
            level = self._verdicts.level(fault, tenant)
            if level is None:
                continue
            if level == "error":
                places = self._errors.setdefault(fault.path, {})
                places.setdefault((fault.line, fault.column), set()).add(fault.check)
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
            if reach.fault.path.endswith(ending) and not self._is_explained(reach.fault)
        ]

    def findings(self) -> list[Diagnostic]:
        """Return the findings, without the echoes of others and what errors explain."""
        kept = set(without_echoes(reach.fault for reach in self._found.values()))
        return [
            reach.diagnostic()
            for reach in self._found.values()
            if reach.fault in kept and not self._is_explained(reach.fault)
        ]

    def _is_explained(self, fault: Fault) -> bool:
        """Tell whether an error of another check stands where the fault may come from."""
        return any(
            first <= place <= last and checks != {fault.check}
            for path, first, last in _spans(fault)
            for place, checks in self._errors.get(path, {}).items()
        )


def _spans(fault: Fault) -> Iterator[tuple[str, tuple[int, int], tuple[int, int]]]:
    for path, line, column, last_line, last_column in fault.unless:
        yield path, (line, column), (last_line, last_column)
