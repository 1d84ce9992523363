"""What was found out about each fixture, kept for the next run and passed between processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from fixturectl.actions.validation.faults import Fault
from fixturectl.store.cache import Cache, digest
from fixturectl.store.ignores import Ignore
from fixturectl.store.tree import catalog_path, fixture_path, tenant_path, texts_path

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.actions.validation.inventory import Group, Heirs
    from fixturectl.actions.validation.states import State
    from fixturectl.store.tree import Tree

# Faults, each with the tenants that it reaches and their locales.
Shown: TypeAlias = "list[tuple[Fault, dict[str, list[str]]]]"


class Record(NamedTuple):
    """One group's examination: `fingerprint` stands for all the files that it read.

    `rendered` has the faults of each distinct reading's messages, by what stands for the reading.
    """

    fingerprint: bytes
    shown: Shown
    ignores: list[Ignore]
    rendered: dict[bytes, list[Fault]]
    renderings: int = 0

    def plain(self) -> tuple[Any, ...]:
        """Return the record as values that `marshal` takes."""
        shown = [(tuple(fault), reach) for fault, reach in self.shown]
        rendered = {
            mark: [tuple(fault) for fault in faults] for mark, faults in self.rendered.items()
        }
        return (
            self.fingerprint,
            shown,
            [tuple(one) for one in self.ignores],
            rendered,
            self.renderings,
        )


def record(plain: tuple[Any, ...]) -> Record:
    """Return the record that `plain` was made from."""
    fingerprint, shown, ignores, rendered, renderings = plain
    return Record(
        fingerprint,
        [(Fault(*fault), reach) for fault, reach in shown],
        [Ignore(*one) for one in ignores],
        {mark: [Fault(*fault) for fault in faults] for mark, faults in rendered.items()},
        renderings,
    )


class Records:
    """The records of the last run, by which a group that did not change is not looked at again."""

    def __init__(self, root: Path, state: State) -> None:
        self._state = state
        self._cache = Cache(root, "fixtures", b"")
        self._old: dict[str, tuple[Any, ...]] = self._cache.load() or {}
        self._new: dict[str, tuple[Any, ...]] = {}
        self._settings: dict[str, bytes] = {}
        self._shared = digest(
            path.encode() + content
            for path, content in sorted(state.files.items())
            if path.startswith("locales/")
        )

    def old(self, name: str) -> Record | None:
        """Return the record that the last run made of a group, whatever has changed since."""
        plain = self._old.get(name)
        return record(plain) if plain is not None else None

    def keep(self, name: str, plain: tuple[Any, ...]) -> None:
        self._new[name] = plain

    def save(self) -> None:
        if self._new != self._old:
            self._cache.save(self._new)

    def content(self, path: str) -> bytes:
        """Return what stands for a file's content, b"" for one that isn't there."""
        return self._state.files.get(path, b"")

    def fingerprint(self, group: Group, heirs: Heirs, tree: Tree) -> bytes:
        """Return what stands for everything that the examination of a group reads."""
        name = group.name
        paths = [fixture_path(owner, name) for owner in group.owners]
        for tenant, locales in group.texts.items():
            paths += [texts_path(tenant, locale, name) for locale in locales]
        parts = [self._shared]
        for path in paths:
            parts += (path.encode(), self.content(path))
        for tenant in heirs.of([*group.owners, *group.texts]):
            parts.append(self._tenant(tenant, heirs, tree))
        return digest(parts)

    def _tenant(self, tenant: str, heirs: Heirs, tree: Tree) -> bytes:
        """Return what stands for a tenant's settings, inherited ones too, and its locales."""
        found = self._settings.get(tenant)
        if found is None:
            parts: list[bytes] = []
            for one in heirs.lineages[tenant]:
                parts += (one.encode(), self.content(tenant_path(one)))
                parts += [locale.encode() for locale in tree.locales(one)]
            found = self._settings[tenant] = digest(parts)
        return found

    def catalog(self, locale: str) -> bytes:
        return self.content(catalog_path(locale))
