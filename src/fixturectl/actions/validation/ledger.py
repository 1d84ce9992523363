"""Equal faults of a whole store become one finding that says whom it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.validation.faults import Reach, without_echoes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from collections.abc import Set as AbstractSet

    from fixturectl.actions.validation.faults import Fault
    from fixturectl.diagnostics import Diagnostic


class Ledger:
    """The findings so far, by what makes faults one."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, int, int, str], Reach] = {}

    def add(self, fault: Fault, shown: Mapping[str, AbstractSet[str]], fixture: str) -> None:
        """Note a fault and where it shows: tenants, each with its locales; "" where neither."""
        for tenant, locales in shown.items():
            for locale in locales:
                example = (tenant, fixture, locale)
                known = self._found.get(fault.identity)
                if known is None:
                    known = self._found[fault.identity] = Reach(fault, fault.level, example)
                known.add(fault, fault.level, example)

    def findings(self) -> list[Diagnostic]:
        """Return the findings, without the echoes of others."""
        kept = set(without_echoes(reach.fault for reach in self._found.values()))
        return [reach.diagnostic() for reach in self._found.values() if reach.fault in kept]
