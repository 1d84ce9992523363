"""Every message that differs between two sides, rendered once for all who read the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.actions.comparison.alignment import Part, parts, said
from fixturectl.actions.comparison.causes import Cause, Causes, Reader
from fixturectl.actions.comparison.concealing import conceal
from fixturectl.actions.comparison.renderings import preview, rendered, subject
from fixturectl.actions.validation.readings import Readings
from fixturectl.actions.validation.trials import FIRING
from fixturectl.rendering import samples
from fixturectl.reports.differences import Change
from fixturectl.store.tree import catalog_path, tenant_path
from fixturectl.token_shapes import redact

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from fixturectl.actions.comparison.renderings import Shown, Subject
    from fixturectl.actions.comparison.sides import Sides
    from fixturectl.reports.messages import Preview

Pair = tuple["Subject | None", "Subject | None"]


class Outcome(NamedTuple):
    """How one message differs, by cause; the previews are None where it can't be rendered."""

    sample: str
    status: str
    before: Preview | None
    after: Preview | None
    changes: dict[Cause, tuple[Change, ...]]
    fault: str = ""


class Comparing:
    """Compares what a tenant has of a fixture with what it had; `renderings` counts messages."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self.causes = Causes(sides)
        self.renderings = 0
        self._readings = Readings()
        self._known: dict[Hashable, list[Outcome]] = {}

    def forget(self) -> None:
        """Drop what only one fixture's messages had in common."""
        self._readings = Readings()
        self._known = {}
        self.causes.forget()
        self.sides.forget()

    def subjects(self, names: tuple[str, str], fixtures: tuple[str, str], locale: str) -> Pair:
        """Return what the tenant and fixture of these names, before and now, say in a locale."""
        return (
            subject(self.sides.before, names[0], fixtures[0], locale),
            subject(self.sides.after, names[1], fixtures[1], locale),
        )

    def outcomes(self, before: Subject, after: Subject) -> tuple[Hashable, list[Outcome]]:
        """Return how a fixture's messages differ, and a key that all share that differ so."""
        if before.fixture.body is after.fixture.body:
            before = before._replace(composition=after.composition)
        keys = [self._key(before), self._key(after)]
        if keys[0] == keys[1] and not self._phrases_differ(before, after):
            return None, []
        key = (*keys, self._settings(before, after))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = list(self._outcomes(before, after))
        return key, found

    def moved(self, before: Subject, after: Subject) -> tuple[Cause, Change] | None:
        """Return how the channel of a fixture's messages differs, and why."""
        old, new = _channel(before), _channel(after)
        if old == new:
            return None
        change = Part("/channel", old, new)
        readers = (_reader(before), _reader(after))
        return self.causes.of_channel(change, readers), Change("/channel", old, new)

    def alone(self, one: Subject, sample: str, *, now: bool) -> tuple[Hashable, Outcome]:
        """Return a message that is only on one side."""
        key = ("alone", now, sample, self._key(one))
        found = self._known.get(key)
        if found is None:
            shown = self._rendered(one, sample, FIRING, None)
            seen = preview(one, shown.body, sample) if shown.body is not None else None
            before, after = (None, seen) if now else (seen, None)
            outcome = Outcome(sample, FIRING, before, after, {}, shown.reason)
            found = self._known[key] = [outcome]
        return key, found[0]

    # -- what is the same

    def _key(self, one: Subject) -> Hashable:
        return self._readings.key(one.fixture, one.composition, one.wording, one.locale)

    def _phrases_differ(self, before: Subject, after: Subject) -> bool:
        """Tell whether a catalog that both are asked for has changed."""
        if not self._readings.demand(after.fixture, after.composition).phrases:
            return False
        chain = {*before.wording.chain, *after.wording.chain}
        return any(catalog_path(locale) in self.sides.former for locale in chain)

    def _settings(self, before: Subject, after: Subject) -> Hashable:
        """Return the changed settings that may be the cause: equal ones may be of other tenants."""
        lineage = dict.fromkeys((*before.tenant.lineage, *after.tenant.lineage))
        paths = map(tenant_path, lineage)
        return tuple(path for path in paths if path in self.sides.former)

    # -- what differs

    def _outcomes(self, before: Subject, after: Subject) -> Iterator[Outcome]:
        known: list[object] = []
        both = [
            name for name in samples.names(after.fixture) if name in samples.names(before.fixture)
        ]
        for sample in both:
            values = (before.values(sample)[0], after.values(sample)[0])
            if values in known:
                continue  # an earlier sample shows the same
            known.append(values)
            for status in dict.fromkeys((*before.statuses, *after.statuses)):
                found = self._outcome(before, after, sample, status)
                if found is not None:
                    yield found

    def _outcome(self, before: Subject, after: Subject, sample: str, status: str) -> Outcome | None:
        old = self._rendered(before, sample, status, after)
        new = self._rendered(after, sample, status, before)
        seen = (
            preview(before, old.body, sample) if old.body is not None else None,
            preview(after, new.body, sample) if new.body is not None else None,
        )
        readers = (_reader(before), _reader(after))
        if old.body is None or new.body is None:
            if old.body is new.body:
                return None  # it could not be rendered before, and can't be now
            cause = self.causes.of_fault(old.fault or new.fault, readers)
            change = Change("", _all_said(seen[0]), _all_said(seen[1]))
            return Outcome(sample, status, *seen, {cause: (change,)}, old.reason or new.reason)
        changes: dict[Cause, list[Change]] = {}
        for part in parts(old.body, new.body):
            change = Change(part.pointer, _said(part.before), _said(part.after))
            if change.before != change.after:
                cause = self.causes.of(part, readers, sample)
                changes.setdefault(cause, []).append(change)
        if not changes:
            return None
        told = {cause: tuple(found) for cause, found in changes.items()}
        return Outcome(sample, status, *seen, told)

    def _rendered(self, one: Subject, sample: str, status: str, other: Subject | None) -> Shown:
        self.renderings += 1
        shown = rendered(one, sample, status, other)
        if other is not None and (hidden := self.causes.hidden((_reader(one), _reader(other)))):
            conceal(shown.body, self.causes, hidden)
        return shown


def _reader(one: Subject) -> Reader:
    return Reader(one.tenant, one.fixture.name, one.wording)


def _channel(one: Subject) -> str | None:
    severity = one.fixture.severity
    found = one.tenant.severities.get(severity.value) if severity is not None else None
    return found.channel or None if found is not None else None


def _said(value: Any) -> str | None:
    return None if value is None else redact(said(value))


def _all_said(seen: Preview | None) -> str | None:
    return None if seen is None else said(seen.body)
