"""Which message of before belongs to which of now: by name, or by the name it had."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.comparison.reach import Reach, Renames
    from fixturectl.rendering.renderer import Renderer


class Pair(NamedTuple):
    """A tenant's fixture before and now: names, "" on the side where it isn't there."""

    old_tenant: str
    tenant: str
    old_fixture: str
    fixture: str


class Pairs:
    """The tenants and fixtures that a change may reach, on both sides."""

    def __init__(self, reach: Reach, renamed: Renames) -> None:
        self._reach = reach
        self._renamed = renamed
        self._own: dict[tuple[bool, str], set[str]] = {}
        self._all: dict[tuple[bool, str], frozenset[str]] = {}
        self._tenants = list(self._tenant_pairs())
        self._selections = [reach.selection(now=now) for now in (False, True)]

    def fixtures(self) -> list[str]:
        """Return the names of all fixtures in question."""
        names = {
            name
            for old, new in self._tenants
            for name in (*self._of(False, old), *self._of(True, new))
        }
        wanted = {part.fixture for part in self._reach.parts}
        return sorted(names if "" in wanted else names & wanted)

    def of(self, fixture: str) -> Iterator[Pair]:
        """Yield what each tenant has and had of a fixture; of one renamed, by its present name."""
        for old, new in self._tenants:
            pair = self._pair(old, new, fixture)
            if pair is not None and self._asked(pair):
                yield pair

    def _pair(self, old: str, new: str, fixture: str) -> Pair | None:
        before, now = self._of(False, old), self._of(True, new)
        if fixture in now:
            former = fixture if fixture in before else self._former(old, new, fixture)
            return Pair(old, new, former, fixture)
        if fixture in before and not self._is_renamed(old, new, fixture):
            return Pair(old, new, fixture, "")
        return None

    def locales(self, pair: Pair, old: tuple[str, ...], new: tuple[str, ...]) -> list[str]:
        """Return those of the promised locales, before and now, that the change may reach."""
        before, now = self._selections
        asked = (
            *now.locales(pair.fixture, pair.tenant, new),
            *before.locales(pair.old_fixture, pair.old_tenant, old),
        )
        return list(dict.fromkeys(asked))

    def owner(self, tenant: str, fixture: str, *, now: bool) -> str:
        """Return the tenant where a fixture begins: the farthest that has a file of it."""
        lineage = self._renderer(now=now).tenant(tenant).lineage
        return [one for one in lineage if fixture in self._files(now, one)][-1]

    def _tenant_pairs(self) -> Iterator[tuple[str, str]]:
        renamed = self._renamed.tenants
        before, now = (set(self._reach.tenants[side]) for side in (False, True))
        for name in self._reach.concerned:
            if name in now:
                yield renamed.get(name, name if name in before else ""), name
            elif name not in renamed.values():
                yield name, ""

    def _asked(self, pair: Pair) -> bool:
        before, now = self._selections
        old, new = pair.old_fixture or pair.fixture, pair.fixture or pair.old_fixture
        return bool(
            (pair.tenant and now.tenants(new, [pair.tenant]))
            or (pair.old_tenant and before.tenants(old, [pair.old_tenant]))
        )

    def _former(self, old: str, new: str, fixture: str) -> str:
        """Return the name that a fixture had, "" where it is new."""
        if not old:
            return ""
        for owner in self._renderer(now=True).tenant(new).lineage:
            former = self._renamed.fixtures.get((owner, fixture), "")
            if former in self._of(False, old) and former not in self._of(True, new):
                return former
        return ""

    def _is_renamed(self, old: str, new: str, former: str) -> bool:
        return any(
            was == former and self._former(old, new, name) == former
            for (_, name), was in self._renamed.fixtures.items()
            if new and name in self._of(True, new)
        )

    def _of(self, now: bool, tenant: str) -> frozenset[str]:
        """Return the fixtures that a tenant has, inherited ones too."""
        if not tenant:
            return frozenset()
        found = self._all.get((now, tenant))
        if found is None:
            lineage = self._renderer(now=now).tenant(tenant).lineage
            found = frozenset().union(*(self._files(now, one) for one in lineage))
            self._all[now, tenant] = found
        return found

    def _files(self, now: bool, tenant: str) -> set[str]:
        found = self._own.get((now, tenant))
        if found is None:
            tree = self._renderer(now=now).tree
            found = self._own[now, tenant] = set(tree.fixtures(tenant))
        return found

    def _renderer(self, *, now: bool) -> Renderer:
        return self._reach.sides.after if now else self._reach.sides.before
