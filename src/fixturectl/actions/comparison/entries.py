"""What differs, gathered by what made it differ: one cause is one entry, whomever it reaches."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.comparison.causes import Cause
from fixturectl.actions.comparison.comparing import Comparing
from fixturectl.actions.comparison.keys import label
from fixturectl.actions.comparison.pairs import Pairs
from fixturectl.actions.validation.trials import FIRING
from fixturectl.rendering import samples
from fixturectl.reports.differences import Address, Change, Entry, Unseen, Variant
from fixturectl.store.fixture_samples import EXAMPLES
from fixturectl.store.tree import fixture_path, tenant_path

if TYPE_CHECKING:
    from collections.abc import Container, Hashable, Iterable

    from fixturectl.actions.comparison.comparing import Outcome
    from fixturectl.actions.comparison.pairs import Pair
    from fixturectl.actions.comparison.reach import Reach, Renames
    from fixturectl.actions.comparison.renderings import Subject
    from fixturectl.reports.differences import Kind
    from fixturectl.reports.messages import Preview
    from fixturectl.store.tenants import Tenant

_LOCALES = " locales"  # the key that promises them; what it adds or takes away is named behind it


class _Gathered:
    """One variant while messages are added to it."""

    __slots__ = ("after", "before", "changes", "fault", "messages")

    def __init__(
        self,
        before: Preview | None = None,
        after: Preview | None = None,
        changes: tuple[Change, ...] = (),
        fault: str = "",
    ) -> None:
        self.before = before
        self.after = after
        self.changes = changes
        self.fault = fault
        self.messages: dict[Address, None] = {}

    def variant(self) -> Variant:
        return Variant(self.before, self.after, self.changes, tuple(self.messages), self.fault)


class Entries:
    """Goes through all that a change may reach, and gathers what differs."""

    def __init__(self, reach: Reach, renamed: Renames, *, pictures: bool) -> None:
        """With `pictures`, variants have the messages whole."""
        self.reach = reach
        self.renamed = renamed
        self.comparing = Comparing(reach.sides, pictures=pictures)
        self.pairs = Pairs(reach, renamed)
        self._found: dict[tuple[Kind, Cause], dict[Hashable, _Gathered]] = {}
        self._unseen: list[Unseen] = []

    def gathered(self) -> list[Entry]:
        """Return the entries: what changed, by file, then what came, went or was renamed."""
        if self.reach.parts:
            for fixture in self.pairs.fixtures():
                for pair in self.pairs.of(fixture):
                    self._pair(pair)
                self._note(path for path in self.reach.files if path.endswith(f"/{fixture}.yaml"))
                self.comparing.forget()
        found = [
            Entry(kind, cause.label, cause.place, tuple(one.variant() for one in ones.values()))
            for (kind, cause), ones in self._found.items()
        ]
        return sorted(found, key=lambda one: (one.kind != "changed", one.place or ("",), one.cause))

    def unseen(self) -> list[Unseen]:
        """Return what changed in the files and shows in no message, once all was gathered."""
        self._note(path for path in self.reach.files if path.endswith(("/tenant.yaml", ".po")))
        told = {part for _, cause in self._found for part in cause.label.split(", ")}
        told |= {f"{one.partition(_LOCALES)[0]}{_LOCALES}" for one in told if _LOCALES in one}
        # Of a file that could not be read, or can't be, everything differs.
        return [
            one
            for one in self._unseen
            if one.cause not in told and label(one.place.path, "") not in told
        ]

    def _note(self, paths: Iterable[str]) -> None:
        """Take note of what changed in files that were there before and are still."""
        sides, causes = self.reach.sides, self.comparing.causes
        for path in paths:
            if sides.former[path] is None or not sides.after.tree.files.exists(path):
                continue
            for key in causes.changed(path):
                cause = causes.cause(*key)
                reason = "encrypted" if causes.is_sealed(*key) else ""
                if cause.place is not None:
                    self._unseen.append(Unseen(cause.label, cause.place, reason))

    # -- messages

    def _pair(self, pair: Pair) -> None:
        if not (pair.old_fixture and pair.fixture):
            self._alone(pair)
            return
        if pair.old_tenant != pair.tenant or pair.old_fixture != pair.fixture:
            self._renamed(pair)
        sides = self.reach.sides
        old = sides.before.tenant(pair.old_tenant).locales
        new = sides.after.tenant(pair.tenant).locales
        for locale in self.pairs.locales(pair, old, new):
            before, after = self.comparing.subjects(
                (pair.old_tenant, pair.tenant), (pair.old_fixture, pair.fixture), locale
            )
            if before is None or after is None:
                continue
            if locale in old and locale in new:
                self._both(before, after)
            else:
                cause = _promised(after.tenant, before.tenant, locale, sides.former)
                self._one(after if locale in new else before, cause, now=locale in new)

    def _both(self, before: Subject, after: Subject) -> None:
        key, outcomes = self.comparing.outcomes(before, after)
        for number, outcome in enumerate(outcomes):
            for cause, changes in outcome.changes.items():
                made = _Gathered(outcome.before, outcome.after, changes, outcome.fault)
                self._add("changed", cause, (key, number), made, _address(after, outcome))
        moved = self.comparing.moved(before, after)
        if moved is not None:
            cause, change = moved
            for name in samples.names(after.fixture):
                address = Address(after.tenant.id, after.fixture.name, after.locale, name, FIRING)
                self._add("changed", cause, change, _Gathered(changes=(change,)), address)
        self._samples(before, after)

    def _samples(self, before: Subject, after: Subject) -> None:
        """Note the samples that only one side has."""
        old, new = samples.names(before.fixture), samples.names(after.fixture)
        for name in dict.fromkeys((*new, *old)):
            if (name in old) == (name in new):
                continue
            one, now = (after, True) if name in new else (before, False)
            node = one.fixture.samples[name]
            cause = Cause(label(node.source.path, f"samples.{name}"), node.place)
            address = Address(one.tenant.id, one.fixture.name, one.locale, name, FIRING)
            key, outcome = self.comparing.alone(one, name, now=now)
            made = _Gathered(outcome.before, outcome.after, (), outcome.fault)
            self._add("added" if now else "removed", cause, key, made, address)

    def _alone(self, pair: Pair) -> None:
        """Note a fixture that a tenant has on one side only."""
        now = bool(pair.fixture)
        tenant, fixture = (
            (pair.tenant, pair.fixture) if now else (pair.old_tenant, pair.old_fixture)
        )
        renderer = self.reach.sides.after if now else self.reach.sides.before
        for locale in renderer.tenant(tenant).locales:
            pair_of = self.comparing.subjects((tenant, tenant), (fixture, fixture), locale)
            one = pair_of[now]
            if one is not None:
                self._one(one, self._origin(pair, tenant, fixture, now=now), now=now)

    def _origin(self, pair: Pair, tenant: str, fixture: str, *, now: bool) -> Cause:
        """Return what a message came or went with: its tenant or its fixture."""
        renderer = self.reach.sides.after if now else self.reach.sides.before
        if not (pair.old_tenant and pair.tenant):
            path = tenant_path(tenant)
            name = f"tenant {tenant}"
        else:
            path = fixture_path(self.pairs.owner(tenant, fixture, now=now), fixture)
            name = label(path, "")
        document = renderer.tree.document(path)
        root = document.root if document is not None else None
        return Cause(name, root.place if root is not None else None)

    def _one(self, one: Subject, cause: Cause, *, now: bool) -> None:
        key, outcome = self.comparing.alone(one, EXAMPLES, now=now)
        made = _Gathered(outcome.before, outcome.after, (), outcome.fault)
        for name in samples.names(one.fixture):
            address = Address(one.tenant.id, one.fixture.name, one.locale, name, FIRING)
            self._add("added" if now else "removed", cause, key, made, address)

    def _renamed(self, pair: Pair) -> None:
        if pair.old_tenant != pair.tenant:
            name, path = f"tenant {pair.old_tenant} → {pair.tenant}", tenant_path(pair.tenant)
        else:
            owner = self.pairs.owner(pair.tenant, pair.fixture, now=True)
            path = fixture_path(owner, pair.fixture)
            name = f"{owner}/{pair.old_fixture} → {owner}/{pair.fixture}"
        document = self.reach.sides.after.tree.document(path)
        root = document.root if document is not None else None
        cause = Cause(name, root.place if root is not None else None)
        for locale in self.reach.sides.after.tenant(pair.tenant).locales:
            address = Address(pair.tenant, pair.fixture, locale, EXAMPLES, FIRING)
            self._add("renamed", cause, "", _Gathered(), address)

    def _add(
        self, kind: Kind, cause: Cause, key: Hashable, made: _Gathered, address: Address
    ) -> None:
        variants = self._found.setdefault((kind, cause), {})
        variants.setdefault(key, made).messages[address] = None


def _address(one: Subject, outcome: Outcome) -> Address:
    return Address(one.tenant.id, one.fixture.name, one.locale, outcome.sample, outcome.status)


def _promised(after: Tenant, before: Tenant, locale: str, changed: Container[str]) -> Cause:
    """Return what added or took away a locale: the list of locales that did change."""
    settings = [found for one in (after, before) if (found := one.setting("locales")) is not None]
    chosen = [one for one in settings if tenant_path(one.tenant) in changed] or settings
    owner = chosen[0].tenant if chosen else after.id
    place = chosen[0].found[0].node.place if chosen else None
    return Cause(label(tenant_path(owner), f"{_LOCALES.strip()} {locale}"), place)
