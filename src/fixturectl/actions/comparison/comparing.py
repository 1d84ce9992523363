"""Every message that differs between two sides, rendered once for all who read the same."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.actions.comparison.alignment import Part, parts, said
from fixturectl.actions.comparison.causes import Cause, Causes, Reader
from fixturectl.actions.comparison.concealing import conceal
from fixturectl.actions.comparison.renderings import preview, rendered, subject, values
from fixturectl.actions.validation.readings import Readings
from fixturectl.actions.validation.trials import FIRING
from fixturectl.rendering import samples
from fixturectl.reports.differences import Change
from fixturectl.store.tree import catalog_path, tenant_path
from fixturectl.token_shapes import redact

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from fixturectl.actions.comparison.renderings import Shown, Subject, Values
    from fixturectl.actions.comparison.sides import Sides
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.rendering.pieces import Obj
    from fixturectl.reports.messages import Preview

_STRINGS = 4096
Pair = tuple["Subject | None", "Subject | None"]


class Outcome(NamedTuple):
    """How one message differs, by cause.

    The previews are None where it can't be rendered, and where no pictures are wanted.
    """

    sample: str
    status: str
    before: Preview | None
    after: Preview | None
    changes: dict[Cause, tuple[Change, ...]]
    fault: str = ""


class Comparing:
    """Compares what a tenant has of a fixture with what it had; `renderings` counts messages."""

    def __init__(self, sides: Sides, *, pictures: bool) -> None:
        """With `pictures`, outcomes have the messages whole."""
        self.sides = sides
        self.causes = Causes(sides)
        self.renderings = 0
        self._pictures = pictures
        self._values: dict[Any, Any] = {}
        self._safe = lru_cache(maxsize=_STRINGS)(redact)  # most strings are on both sides
        self._readings = Readings()
        self._known: dict[Hashable, list[Outcome]] = {}

    def forget(self) -> None:
        """Drop what only one fixture's messages had in common."""
        self._readings = Readings()
        self._known = {}
        self._values = {}
        self.causes.forget()
        self.sides.forget()

    def subjects(self, names: tuple[str, str], fixtures: tuple[str, str], locale: str) -> Pair:
        """Return what the tenant and fixture of these names, before and now, say in a locale."""
        after = subject(self.sides.after, names[1], fixtures[1], locale)
        return subject(self.sides.before, names[0], fixtures[0], locale, after), after

    def outcomes(self, before: Subject, after: Subject) -> tuple[Hashable, list[Outcome]]:
        """Return how a fixture's messages differ, and a key that all share that differ so."""
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
        if old == new or before.unreadable or after.unreadable:
            return None
        change = Part("/channel", old, new)
        readers = (_reader(before), _reader(after))
        return self.causes.of_channel(change, readers), Change("/channel", old, new)

    def alone(self, one: Subject, sample: str, *, now: bool) -> tuple[Hashable, Outcome]:
        """Return a message that is only on one side."""
        key = ("alone", now, sample, self._key(one))
        found = self._known.get(key)
        if found is None:
            given = values(one, one, sample, self._values)
            shown = self._rendered(one, given.after, given.faults[1], sample, FIRING)
            seen = self._preview(one, shown, sample)
            before, after = (None, seen) if now else (seen, None)
            outcome = Outcome(sample, FIRING, before, after, {}, shown.reason)
            found = self._known[key] = [outcome]
        return key, found[0]

    # -- what is the same

    def _key(self, one: Subject) -> Hashable:
        return self._readings.key(one.fixture, one.composition, one.wording, one.locale)

    def _phrases_differ(self, before: Subject, after: Subject) -> bool:
        """Tell whether a phrase is another one, of those that both may show."""
        if not self._readings.demand(after.fixture, after.composition).phrases:
            return False
        chain = {*before.wording.chain, *after.wording.chain}
        if not any(catalog_path(locale) in self.sides.former for locale in chain):
            return False
        return before.phrases() != after.phrases()

    def _settings(self, before: Subject, after: Subject) -> Hashable:
        """Return the changed settings that may be the cause: equal ones may be of other tenants."""
        lineage = dict.fromkeys((*before.tenant.lineage, *after.tenant.lineage))
        paths = map(tenant_path, lineage)
        return tuple(path for path in paths if path in self.sides.former)

    # -- what differs

    def _outcomes(self, before: Subject, after: Subject) -> Iterator[Outcome]:
        seen: list[object] = []
        there = samples.names(before.fixture)
        for sample in samples.names(after.fixture):
            given = values(before, after, sample, self._values)
            told = (given.before, given.after)
            if sample not in there or told in seen:
                continue  # it is new, or an earlier sample shows the same
            seen.append(told)
            for status in dict.fromkeys((*before.statuses, *after.statuses)):
                found = self._outcome(before, after, given, sample, status)
                if found is not None:
                    yield found

    def _outcome(
        self, before: Subject, after: Subject, given: Values, sample: str, status: str
    ) -> Outcome | None:
        old = self._rendered(before, given.before, given.faults[0], sample, status)
        new = self._rendered(after, given.after, given.faults[1], sample, status)
        readers = (_reader(before), _reader(after))
        if hidden := self.causes.hidden(readers):
            conceal(old.body, self.causes, hidden)
            conceal(new.body, self.causes, hidden)
        if old.body is None or new.body is None:
            if old.body is new.body:
                return None  # it could not be rendered before, and can't be now
            cause = self.causes.of_fault(old.fault or new.fault, readers)
            changes = {cause: [Change("", _all_said(old), _all_said(new))]}
        else:
            changes = self._changes(old.body, new.body, readers, sample)
        if not changes:
            return None
        told = {cause: tuple(found) for cause, found in changes.items()}
        seen = self._preview(before, old, sample), self._preview(after, new, sample)
        return Outcome(sample, status, *seen, told, old.reason or new.reason)

    def _changes(
        self, old: Obj, new: Obj, readers: tuple[Reader, Reader], sample: str
    ) -> dict[Cause, list[Change]]:
        found: dict[Cause, list[Change]] = {}
        for part in parts(old, new):
            change = Change(part.pointer, _said(part.before), _said(part.after))
            if change.before != change.after:
                found.setdefault(self.causes.of(part, readers, sample), []).append(change)
        return found

    def _rendered(
        self, one: Subject, given: dict[str, Any], fault: Diagnostic | None, *of: str
    ) -> Shown:
        self.renderings += 1
        return rendered(one, given, fault, *of)

    def _preview(self, one: Subject, shown: Shown, sample: str) -> Preview | None:
        if shown.body is None or not self._pictures:
            return None
        return preview(one, shown.body, sample, self._safe)


def _reader(one: Subject) -> Reader:
    return Reader(one.tenant, one.fixture.name, one.wording)


def _channel(one: Subject) -> str | None:
    severity = one.fixture.severity
    found = one.tenant.severities.get(severity.value) if severity is not None else None
    return found.channel or None if found is not None else None


def _said(value: Any) -> str | None:
    return None if value is None else redact(said(value))


def _all_said(shown: Shown) -> str | None:
    return None if shown.body is None else _said(shown.body)
