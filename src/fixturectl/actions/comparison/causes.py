"""What made a part of a message differ: the key of a file that changed, found by its origins."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.actions.comparison.alignment import Part
from fixturectl.actions.comparison.keys import Keys, keys, label
from fixturectl.rendering.pieces import Leaf
from fixturectl.rendering.pieces import Part as Run
from fixturectl.rendering.words import edits
from fixturectl.store.tree import catalog_path, fixture_path, tenant_path, texts_path
from fixturectl.store.yaml_nodes import Scalar
from fixturectl.texts.phrases import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from fixturectl.actions.comparison.sides import Sides
    from fixturectl.diagnostics import Diagnostic, Place
    from fixturectl.store.tenants import Tenant
    from fixturectl.texts.lookup import Wording

_WORDS = re.compile(r"\w+")
_TEXTS_FILE = 3  # slashes in fixtures/TENANT/LOCALE/FIXTURE.yaml
_SPOKEN_OF = {"severities": "severity", "statuses": "status", "severity": "severity"}


class Cause(NamedTuple):
    """A key that changed, as people know it, and where it stands: now, or before it went away."""

    label: str
    place: Place | None


class Reader(NamedTuple):
    """For whom a message is rendered, on one side: what it may read follows from that."""

    tenant: Tenant
    fixture: str
    wording: Wording

    def paths(self) -> Iterator[str]:
        """Yield every file that the message may read."""
        for tenant in self.tenant.lineage:
            yield tenant_path(tenant)
            yield fixture_path(tenant, self.fixture)
            for locale in self.wording.chain:
                yield texts_path(tenant, locale, self.fixture)
        for locale in self.wording.chain:
            yield catalog_path(locale)

    def reads(self, path: str, name: str) -> bool:
        """Tell whether a key can matter: of texts and phrases those that win the lookup do."""
        if path.startswith("locales/"):
            origin = self.wording.phrase(name).origin
            return origin is not None and origin.place.path == path
        if path.count("/") < _TEXTS_FILE:
            return True
        text = self.wording.text(name)
        return text is not None and text.key.source.path == path


class Causes:
    """Finds causes among the keys that differ between two sides of a store."""

    def __init__(self, sides: Sides) -> None:
        self._sides = sides
        self._keys: dict[str, tuple[Keys, Keys]] = {}

    def of(self, part: Part, readers: Sequence[Reader], sample: str) -> Cause:
        """Return what made `part` differ in messages for these readers, one for each side.

        Where that can't be told from the part's origins, all that changed and may be read is named.
        """
        before, after = _touched(part)
        own = [*self._causes(after, now=True), *self._causes(before, now=False)]
        if not own:  # the template says something else with the same characters
            own = [
                *self._causes(_templates(part.after), now=True),
                *self._causes(_templates(part.before), now=False),
            ]
        if own:
            return own[0]
        candidates = [
            (path, name)
            for path in _paths(readers)
            for path, name in self.changed(path)
            if any(reader.reads(path, name) for reader in readers)
        ]
        named = [
            (path, name)
            for path, name in candidates
            if _concerns(name, _mentioned([*before, *after]), sample)
        ]
        return self._together(named or _of_values(candidates, [*before, *after]) or candidates)

    def of_fault(self, fault: Diagnostic | None, readers: Sequence[Reader]) -> Cause:
        """Return what made a message one that can't be rendered, or one that can again."""
        found = self.changed(fault.path) if fault is not None else []
        if len(found) == 1 or fault is None or fault.path not in self._sides.former:
            return self._together(found) if found else self.of(Part("", None, None), readers, "")
        return Cause(label(fault.path, ""), fault.place)

    def of_channel(self, part: Part, readers: Sequence[Reader]) -> Cause:
        """Return what made the channel of these readers' messages another one.

        Another severity of the fixture, or else another channel of the tenant's severity.
        """
        found = [one for path in _paths(readers) for one in self.changed(path)]
        own = [one for one in found if one[1] == "severity"]
        severities = [one for one in found if one[1].startswith("severities.")]
        chosen = own or severities
        return self._together(chosen) if chosen else self.of(part, readers, "")

    def hidden(self, readers: Iterable[Reader]) -> set[str]:
        """Return the last words of the names of values that only one side encrypts."""
        found: set[str] = set()
        for path in _paths(readers):
            if path in self._sides.former:
                before, after = self._both(path)
                found |= before.sealed ^ after.sealed
        return found

    def conceals(self, run: Run, hidden: set[str]) -> bool:
        """Tell whether characters come from what only one side encrypts."""
        if not hidden:
            return False
        if run.kind == "value" and hidden & set(_WORDS.findall(run.name)):
            return True
        path = _path_of(run.node)
        if run.kind not in {"text", "phrase"} or path not in self._sides.former:
            return False
        return any(one.name(run.node) in hidden for one in self._both(path))

    def forget(self) -> None:
        """Drop the keys of files that will be read again; tenants' settings and phrases stay."""
        for path in [path for path in self._keys if not path.endswith(("/tenant.yaml", ".po"))]:
            del self._keys[path]

    def changed(self, path: str) -> list[tuple[str, str]]:
        """Return the keys of a file that hold something else than before, with its path."""
        if path not in self._sides.former:
            return []
        before, after = self._both(path)
        names = dict.fromkeys((*after.held, *before.held))
        return [(path, name) for name in names if self._differs(before, after, name)]

    def is_sealed(self, path: str, name: str) -> bool:
        """Tell whether a key is encrypted, before or now."""
        return any(name in one.held and one.held[name].sealed for one in self._both(path))

    def cause(self, path: str, name: str) -> Cause:
        """Return a key of a file as a cause."""
        before, after = self._both(path)
        held = after.held.get(name) or before.held.get(name)
        return Cause(label(path, name), held.place if held is not None else None)

    def _together(self, found: list[tuple[str, str]]) -> Cause:
        if not found:
            return Cause("the store's settings", None)
        causes = [self.cause(*one) for one in found]
        told = ", ".join(dict.fromkeys(cause.label for cause in causes))
        return Cause(told, causes[0].place)

    def _causes(self, runs: Iterable[Run], *, now: bool) -> Iterator[Cause]:
        """Yield the changed keys that wrote these characters, the first one first."""
        for run in runs:
            path = _path_of(run.node)
            if path not in self._sides.former:
                continue
            before, after = self._both(path)
            ours, theirs = (after, before) if now else (before, after)
            name = run.node.message if isinstance(run.node, Entry) else ours.name(run.node)
            if not name or not self._differs(before, after, name):
                continue
            value = getattr(run.node, "value", None)
            if run.kind == "value" and value in theirs.scalars:
                continue  # the expression is as it was: what it stands for has changed
            yield self.cause(path, name)

    def _differs(self, before: Keys, after: Keys, name: str) -> bool:
        one, other = before.held.get(name), after.held.get(name)
        return (one and one.content) != (other and other.content)

    def _both(self, path: str) -> tuple[Keys, Keys]:
        if path not in self._keys:
            self._keys[path] = keys(self._sides.before, path), keys(self._sides.after, path)
        return self._keys[path]


def _paths(readers: Iterable[Reader]) -> list[str]:
    """Return every file that one of them may read."""
    return list(dict.fromkeys(path for reader in readers for path in reader.paths()))


def _touched(part: Part) -> tuple[list[Run], list[Run]]:
    """Return the runs of characters that differ, before and after."""
    before, after = part.before, part.after
    if isinstance(before, Leaf) and isinstance(after, Leaf):
        found = edits(before, after)
        return (
            _within(before, [(one.start, one.end) for one in found]),
            _within(after, [(one.new_start, one.new_end) for one in found]),
        )
    return list(_runs(before)), list(_runs(after))


def _within(leaf: Leaf, spans: list[tuple[int, int]]) -> list[Run]:
    found = []
    at = 0
    for run in leaf.parts:
        end = at + len(run.text)
        if any(start < end and at < stop for start, stop in spans):
            found.append(run)
        at = end
    return found


def _runs(value: Any) -> Iterator[Run]:
    """Yield all that a part of a message is made of, what the template wrote first."""
    found = list(_every(value))
    yield from sorted(found, key=lambda run: run.kind != "template")


def _every(value: Any) -> Iterator[Run]:
    if isinstance(value, Leaf):
        yield from value.parts
    elif isinstance(value, dict):
        for member in value.values():
            yield from _every(member)
    elif isinstance(value, list):
        for item in value:
            yield from _every(item)


def _templates(value: Any) -> list[Run]:
    """Return a string's template as a run of its own."""
    node = value.node if isinstance(value, Leaf) else None
    return [Run("", node, 0, "value")] if isinstance(node, Scalar) else []


def _path_of(node: object) -> str:
    if isinstance(node, Entry):
        return node.place.path
    source = getattr(node, "source", None)
    return source.path if source is not None else ""


def _of_values(candidates: list[tuple[str, str]], runs: list[Run]) -> list[tuple[str, str]]:
    """Return the candidates that change how values look, where nothing else has changed."""
    if any(run.kind != "value" for run in runs):
        return []
    return [one for one in candidates if one[0].endswith("/tenant.yaml")]


def _mentioned(runs: Iterable[Run]) -> set[str]:
    """Return the words of the expressions that put these characters there."""
    return {word for run in runs for word in _WORDS.findall(run.name)}


def _concerns(name: str, mentioned: set[str], sample: str) -> bool:
    """Tell whether a key may be what an expression of these words reads."""
    first, _, rest = name.partition(".")
    if first == "samples":
        return rest == sample
    return _SPOKEN_OF.get(first, rest.rpartition(".")[2] or first) in mentioned
