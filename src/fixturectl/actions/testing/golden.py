"""Golden files: what a message was when somebody last looked at it and found it right.

`tests/golden/TENANT/LOCALE/FIXTURE@SAMPLE.json` holds the body of chat.postMessage, one file for
each promised locale and each sample that the fixture names in `golden:`.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.actions.belongings import GOLDEN
from fixturectl.actions.comparison.alignment import Part, parts, said
from fixturectl.actions.testing.subjects import rendered
from fixturectl.actions.validation.trials import FIRING
from fixturectl.diagnostics import Diagnostic, Place
from fixturectl.rendering.pieces import Leaf
from fixturectl.reports.messages.json import content
from fixturectl.reports.outcomes import Difference, Outcome
from fixturectl.token_shapes import redact

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.testing.subjects import Targets
    from fixturectl.rendering.messages import Message
    from fixturectl.reports.outcomes import Kind
    from fixturectl.store.changes import Changes
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.tenants import Tenant
    from fixturectl.store.yaml_nodes import Scalar

_UPDATE = "if that is right: fixturectl test {address} --update"


class Golden(NamedTuple):
    """A golden file that a fixture asks for, and where it does."""

    tenant: Tenant
    fixture: Fixture
    locale: str
    sample: Scalar

    @property
    def path(self) -> str:
        name = f"{self.fixture.name}@{self.sample.value}.json"
        return f"{GOLDEN}/{self.tenant.id}/{self.locale}/{name}"

    def outcome(
        self,
        message: str = "",
        hint: str = "",
        differences: tuple[Difference, ...] = (),
        kind: Kind = "golden",
    ) -> Outcome:
        who = (self.tenant.id, self.fixture.name, self.locale, self.sample.value)
        return Outcome(kind, *who, FIRING, self.sample.place, message, hint, differences)

    def broken(self, fault: Diagnostic) -> Outcome:
        """Return the outcome of a message that can't be rendered."""
        return self.outcome(f"can't be rendered: {redact(str(fault))}", fault.hint, kind="renders")


def asked(tenant: Tenant, fixture: Fixture) -> Iterator[Golden]:
    """Yield the golden files that a tenant's fixture asks for."""
    samples = {sample.value: sample for sample in fixture.golden}
    for sample in samples.values():
        yield from (Golden(tenant, fixture, locale, sample) for locale in tenant.locales)


def compared(store: OpenStore, golden: Golden) -> Outcome:
    """Compare a message with its golden file."""
    message = rendered(store, golden.fixture, golden.locale, golden.sample.value)
    if isinstance(message, Diagnostic):
        return golden.broken(message)
    update = _UPDATE.format(address=golden.fixture.address)
    kept = store.tree.content(golden.path)
    if kept is None:
        return golden.outcome(f"there is no {golden.path}", "write it: fixturectl test --update")
    try:
        expected = json.loads(kept)
    except (ValueError, RecursionError):
        return golden.outcome(f"{golden.path} is not JSON", update)
    if expected == message.payload:
        return golden.outcome()
    return golden.outcome(
        f"is not what {golden.path} holds", update, _differences(expected, message)
    )


def updated(store: OpenStore, golden: Golden, changes: Changes) -> Outcome:
    """Note that the golden file is to hold the message as it is; where there is none, it stays."""
    message = rendered(store, golden.fixture, golden.locale, golden.sample.value)
    if isinstance(message, Diagnostic):
        return golden.broken(message)
    written = content(message.payload).encode()
    kept = store.tree.content(golden.path)
    if kept is None:
        changes.create(golden.path, written)
    elif kept != written:
        changes.edit(golden.path, written)
    return golden.outcome()


def obsolete(store: OpenStore, wanted: Targets, paths: set[str]) -> Iterator[Outcome]:
    """Yield an outcome for each golden file, of what is tested, that nobody asks for any more."""
    known = store.tenants()
    for path in sorted(_there(store), key=lambda path: path.rpartition("/")[::-1]):
        tenant, locale, name = path.removeprefix(f"{GOLDEN}/").split("/")
        fixture, _, sample = name.removesuffix(".json").rpartition("@")
        tested = wanted.has(tenant, fixture) or (wanted.whole and tenant not in known)
        if path not in paths and tested:
            yield Outcome(
                "golden",
                tenant,
                fixture,
                locale,
                sample,
                FIRING,
                Place(path),
                f"nobody asks for {path}",
                "remove it: fixturectl test --update",
            )


def _there(store: OpenStore) -> Iterator[str]:
    tree = store.tree
    for tenant in tree.entries(GOLDEN):
        for locale in tree.entries(f"{GOLDEN}/{tenant.name}"):
            folder = f"{GOLDEN}/{tenant.name}/{locale.name}"
            names = (entry.name for entry in tree.entries(folder) if not entry.is_dir)
            yield from (f"{folder}/{name}" for name in names if name.endswith(".json"))


def _differences(expected: Any, message: Message) -> tuple[Difference, ...]:
    if not isinstance(expected, dict):
        return (Difference("", _said(expected), _said(message.payload), None),)
    return tuple(_difference(part, message) for part in parts(expected, message.payload))


def _difference(part: Part, message: Message) -> Difference:
    place = None
    if part.after is not None:
        start = _first(part.before, part.after)
        place = message.place(part.pointer, start)
    return Difference(part.pointer, _said(part.before), _said(part.after), place)


def _first(before: Any, after: Any) -> int:
    """Return the first character that is another one."""
    if not (isinstance(before, str) and isinstance(after, Leaf)):
        return 0
    pairs = zip(before, after, strict=False)
    end = max(0, min(len(before), len(after)) - 1)
    return next((at for at, pair in enumerate(pairs) if pair[0] != pair[1]), end)


def _said(value: Any) -> str | None:
    return None if value is None else redact(said(value))
