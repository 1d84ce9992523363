"""What was found out about each fixture, kept for the next run and passed between processes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from fixturectl.actions.validation.faults import Fault
from fixturectl.checks import Saying
from fixturectl.store.cache import DIGEST, Cache, digest
from fixturectl.store.ignores import Ignore
from fixturectl.store.tree import tenant_path
from fixturectl.texts.glossary import glossary_path

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from fixturectl.actions.validation.inventory import Group, Heirs
    from fixturectl.actions.validation.states import State
    from fixturectl.store.tree import Tree
    from fixturectl.texts import languages

_SETTINGS = frozenset(("tenant.yaml", "glossary.yaml"))

# Faults, each with the tenants that it reaches and their locales.
Shown: TypeAlias = "list[tuple[Fault, dict[str, list[str]]]]"


class Record(NamedTuple):
    """One group's examination: `fingerprint` stands for all the files that it read.

    `rendered` has the faults of each distinct reading's messages, by what stands for the reading.
    `said` are the translations, to be held against those of other groups, `heard` what the language
    detector said for the first time.
    """

    fingerprint: bytes
    shown: Shown
    ignores: list[Ignore]
    rendered: dict[bytes, list[Fault]]
    said: list[Saying]
    heard: list[languages.Plain]
    renderings: int = 0

    def plain(self) -> tuple[Any, ...]:
        """Return the record as values that `marshal` takes, small where nothing is wrong."""
        shown = [(tuple(fault), reach) for fault, reach in self.shown]
        faulty = {
            mark: [tuple(fault) for fault in faults]
            for mark, faults in self.rendered.items()
            if faults
        }
        sound = b"".join(mark for mark, faults in self.rendered.items() if not faults)
        comments = [tuple(one) for one in self.ignores]
        said = [tuple(one) for one in self.said]
        found = (self.fingerprint, shown, comments, sound, faulty)
        return (*found, said, self.heard, self.renderings)


def record(plain: tuple[Any, ...]) -> Record:
    """Return the record that `plain` was made from."""
    fingerprint, shown, comments, sound, faulty, said, heard, renderings = plain
    marks = (sound[start : start + DIGEST] for start in range(0, len(sound), DIGEST))
    rendered: dict[bytes, list[Fault]] = {mark: [] for mark in marks}
    rendered |= {mark: [Fault(*fault) for fault in faults] for mark, faults in faulty.items()}
    return Record(
        fingerprint,
        [(Fault(*fault), reach) for fault, reach in shown],
        [Ignore(*one) for one in comments],
        rendered,
        [Saying(*one) for one in said],
        heard,
        renderings,
    )


class Records:
    """The records of the last run, by which a group that did not change is not looked at again."""

    def __init__(self, root: Path, state: State | None) -> None:
        """Take the records of the last run; without a `state` there are none to be used."""
        self._cache = Cache(root, "fixtures", b"")
        self._old: dict[str, tuple[Any, ...]] = self.stored(root) if state else {}
        self._new: dict[str, tuple[Any, ...]] = {}
        self._files = Contents(state) if state else None

    @staticmethod
    def stored(root: Path) -> dict[str, tuple[Any, ...]]:
        """Return the records of the last run by fixture, whatever has changed since."""
        return Cache(root, "fixtures", b"").load() or {}

    def old(self, name: str) -> Record | None:
        """Return the record that the last run made of a group, whatever has changed since."""
        plain = self._old.get(name)
        return record(plain) if plain is not None else None

    def keep(self, name: str, plain: tuple[Any, ...]) -> None:
        self._new[name] = plain

    def fingerprint(self, group: Group, heirs: Heirs, tree: Tree) -> bytes:
        """Return what stands for everything that the examination of a group reads."""
        return self._files.fingerprint(group, heirs, tree) if self._files is not None else b""

    def save(self, state: State, groups: Iterable[Group], heirs: Heirs, tree: Tree) -> None:
        """Keep what was found out for files that are as `state` has them."""
        files = self._files or Contents(state)
        made = {
            group.name: (files.fingerprint(group, heirs, tree), *self._new[group.name][1:])
            for group in groups
            if group.name in self._new
        }
        if made != self._old:
            self._cache.save(made)


class Contents:
    """What stands for the contents of files, by the fixture or the tenant that they belong to."""

    def __init__(self, state: State) -> None:
        self._groups: dict[str, bytes] = {}
        self._settings: dict[str, bytes] = {}
        self._lineages: dict[str, bytes] = {}
        for path, content in sorted(state):
            name = path.rpartition("/")[2]
            if name in _SETTINGS or not path.startswith("fixtures/"):
                self._settings[path] = content
            else:
                before = self._groups.get(name, b"")
                self._groups[name] = digest((before, path.encode("utf-8", "replace"), content))
        shared = [path for path in self._settings if not path.startswith("fixtures/")]
        self._shared = digest(
            part for path in shared for part in (path.encode(), self._settings[path])
        )

    def fingerprint(self, group: Group, heirs: Heirs, tree: Tree) -> bytes:
        tenants = heirs.of([*group.owners, *group.texts])
        settings = (self._lineage(tenant, heirs, tree) for tenant in tenants)
        return digest([self._shared, self._groups.get(f"{group.name}.yaml", b""), *settings])

    def _lineage(self, tenant: str, heirs: Heirs, tree: Tree) -> bytes:
        """Return what stands for a tenant's settings, inherited ones too, and its locales."""
        found = self._lineages.get(tenant)
        if found is None:
            parts: list[bytes] = []
            for one in heirs.lineages[tenant]:
                files = (tenant_path(one), glossary_path(one))
                parts += (one.encode(), *(self._settings.get(path, b"") for path in files))
                parts += [locale.encode("utf-8", "replace") for locale in tree.locales(one)]
            found = self._lineages[tenant] = digest(parts)
        return found
