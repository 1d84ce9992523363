"""The level of every check as a tenant sets it: by name, and by name below some paths."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.diagnostics import LEVELS, Level
from fixturectl.store import path_patterns
from fixturectl.store.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from fixturectl.actions.validation.faults import Fault
    from fixturectl.store.inheritance import Layer
    from fixturectl.store.tenants import Tenant

OFF = "off"
_PATHS, _BASELINE = "paths", "baseline"


class Settings:
    """What one tenant, or several that inherit the same, says of the checks."""

    __slots__ = ("_by_name", "_by_path", "baseline")

    def __init__(self, tables: list[Mapping]) -> None:
        """Take the `checks:` of a lineage, the root's first."""
        self._by_name: dict[str, str] = {}
        self._by_path: dict[str, tuple[re.Pattern[str], dict[str, str]]] = {}
        self.baseline = ""
        for table in tables:
            self._by_name.update(_levels(table))
            for glob, levels in _tables(table.get(_PATHS)):
                _, known = self._by_path.setdefault(glob, (path_patterns.compiled(glob), {}))
                known.update(_levels(levels))
            named = table.get(_BASELINE)
            if isinstance(named, Scalar) and not named.is_null:
                self.baseline = named.value

    def level(self, fault: Fault) -> Level | None:
        """Return the level of a fault, None where its check is off."""
        set_to = self._by_name.get(fault.check)
        for pattern, levels in self._by_path.values():
            if fault.check in levels and pattern.fullmatch(fault.path):
                set_to = levels[fault.check]
        if set_to == OFF:
            return None
        return next((level for level in LEVELS if level == set_to), fault.level)


class AllSettings:
    """The settings of every tenant; those that inherit the same share one."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, ...], Settings] = {}
        self._tables: list[Mapping] = []  # so that no identity is used twice

    def of(self, tenant: Tenant) -> Settings:
        tables = [table for layer in reversed(tenant.layers) for table in _own(layer)]
        key = tuple(map(id, tables))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = Settings(tables)
            self._tables += tables
        return found


def _own(layer: Layer) -> list[Mapping]:
    found = layer.root.get("checks") if layer.root else None
    return [found] if isinstance(found, Mapping) else []


def _levels(table: Mapping) -> dict[str, str]:
    return {key.value: node.value for key, node in table if isinstance(node, Scalar)}


def _tables(node: object) -> Iterator[tuple[str, Mapping]]:
    if isinstance(node, Mapping):
        yield from ((key.value, levels) for key, levels in node if isinstance(levels, Mapping))
