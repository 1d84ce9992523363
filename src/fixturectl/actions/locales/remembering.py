"""The tallies of each fixture, kept for the next run: what did not change is not measured again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from fixturectl.actions.locales.measures import Tally
from fixturectl.actions.validation.records import Records
from fixturectl.store.cache import Cache, digest

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from fixturectl.actions.validation.inventory import Group, Heirs
    from fixturectl.actions.validation.states import State
    from fixturectl.store.tree import Tree

Pair = tuple[str, str]  # a tenant, a locale


class Memory:
    """What was measured of each fixture's name, by what stands for all that it depends on."""

    def __init__(self, root: Path, state: State | None, heirs: Heirs, tree: Tree) -> None:
        """Take what the last run has kept; without a `state` nothing is known, and nothing kept."""
        self._cache = Cache(root, "tallies", b"")
        self._records = Records(root, state) if state is not None else None
        self._heirs = heirs
        self._tree = tree
        self._old: dict[str, Any] = (self._cache.load() or {}) if state is not None else {}
        self._new: dict[str, Any] = {}

    def key(self, group: Group, findings: bytes) -> bytes:
        """Return what stands for a group's files, its tenants' settings and its `findings`."""
        if self._records is None:
            return b""
        return digest([self._records.fingerprint(group, self._heirs, self._tree), findings])

    def tallies(self, name: str, key: bytes) -> dict[Pair, Tally]:
        """Return what was measured for this key, by tenant and locale."""
        kept, found = self._old.get(name, (b"", ()))
        if not key or kept != key:
            return {}
        shared = ((Tally.of(plain), pairs) for plain, pairs in found)
        return {tuple(pair): tally for tally, pairs in shared for pair in pairs}

    def keep(self, name: str, key: bytes, tallies: Mapping[Pair, Tally]) -> None:
        """Note what was measured; tenants that share a tally share what is kept of it."""
        shared: dict[int, tuple[Any, list[Pair]]] = {}
        for pair, tally in tallies.items():
            shared.setdefault(id(tally), (tally.plain(), []))[1].append(pair)
        self._new[name] = (key, list(shared.values()))

    def save(self) -> None:
        """Keep what was noted for the next run."""
        if self._new != self._old:
            self._cache.save(self._new)
