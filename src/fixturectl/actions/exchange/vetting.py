"""Texts that would break a check are refused, one by one: the store is validated as it would be."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.exchange.arrivals import refusal
from fixturectl.actions.modelines import with_modeline
from fixturectl.actions.opening import OpenStore
from fixturectl.actions.validate import validate
from fixturectl.actions.validation.targets import Request
from fixturectl.errors import FindingsError, FixturectlError
from fixturectl.rendering.renderer import Renderer
from fixturectl.store.changes import Changes
from fixturectl.store.files import WorkTree
from fixturectl.store.foresight import Foresight
from fixturectl.store.tree import Tree
from fixturectl.store.yaml_nodes import Mapping
from fixturectl.texts.exchange import PLAIN
from fixturectl.texts.text_edits import TextEdit, edited, written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from fixturectl.actions.exchange.arrivals import Arrival
    from fixturectl.diagnostics import Diagnostic, Place
    from fixturectl.store.yaml_nodes import Document, Node, Scalar


class Vetted(NamedTuple):
    """The changes that are left, the texts in them, and what was found.

    `refused` has a finding for each text that is not among them, `warned` what is only to be known.
    Both stand at the entries of the file that came.
    """

    changes: Changes
    accepted: list[Arrival]
    refused: list[Diagnostic]
    warned: list[Diagnostic]


def vetted(store: OpenStore, arrivals: Iterable[Arrival]) -> Vetted:
    """Return what of `arrivals` breaks no check, and why the rest would."""
    accepted = list(arrivals)
    refused: list[Diagnostic] = []
    before = _Before(store.root, accepted)
    while True:
        changes, culprits = _changes(store, accepted)
        trial = _Trial(before, changes, accepted)
        culprits = culprits or trial.culprits()
        if not culprits:
            return Vetted(changes, accepted, refused, list(trial.warnings()))
        refused += [finding for findings in culprits.values() for finding in findings]
        accepted = [one for one in accepted if one.offer.unit.name not in culprits]


def _changes(
    store: OpenStore, accepted: list[Arrival]
) -> tuple[Changes, dict[str, list[Diagnostic]]]:
    """Return the changes of files, and the texts whose files can't be changed."""
    changes = Changes(store.root)
    culprits: dict[str, list[Diagnostic]] = {}
    files: dict[str, list[Arrival]] = {}
    for one in accepted:
        files.setdefault(one.offer.path, []).append(one)
    for path, arrivals in sorted(files.items()):
        offer = arrivals[0].offer
        shelf = store.renderer.shelf
        order = list(shelf.texts(offer.source.tenant, offer.source.locale, offer.fixture.name))
        edits = sorted((one.edit for one in arrivals), key=lambda edit: _rank(edit.key, order))
        document = store.tree.document(path)
        if document is None:
            changes.create(path, with_modeline(path, written(edits), store.tree.files))
            continue
        try:
            changes.edit(path, edited(document, edits, order))
        except FindingsError as error:  # a section that is none
            fault = error.diagnostics[0]
            _refuse(culprits, arrivals, f"{fault.place}: {fault.message}", fault.hint)
        except FixturectlError as error:  # a seal or an anchor is in the way
            alone = [(one, _obstacle(document, one.edit)) for one in arrivals]
            blocked = [(one, why) for one, why in alone if why is not None]
            for one, why in blocked or [(one, error) for one in arrivals]:
                _refuse(culprits, [one], why.message, why.hint)
    return changes, culprits


def _obstacle(document: Document, edit: TextEdit) -> FixturectlError | None:
    """Return why a file can't take an edit, even if it is the only one."""
    try:
        edited(document, [edit])
    except FixturectlError as error:
        return error
    return None


def _refuse(
    culprits: dict[str, list[Diagnostic]], arrivals: list[Arrival], message: str, hint: str
) -> None:
    for one in arrivals:
        culprits[one.offer.unit.name] = [refusal(one.place, message, hint)]


def _rank(key: str, order: list[str]) -> int:
    return order.index(key) if key in order else len(order)


class _Trial:
    """The store as it would be with some texts, and what its checks say then."""

    def __init__(self, before: _Before, changes: Changes, accepted: list[Arrival]) -> None:
        self.before = before
        # What gets only another state says nothing else than before.
        self.arrivals = [one for one in accepted if one.edit.wording is not None]
        self.paths = sorted({one.offer.path for one in self.arrivals})
        future = Foresight(WorkTree(changes.root), changes.steps)
        self.findings = _validated(changes.root, self.paths, future)
        tree = Tree(future)
        self.spans = {path: list(_spans(tree.document(path))) for path in self.paths}

    def culprits(self) -> dict[str, list[Diagnostic]]:
        """Return the texts that break a check, with what each breaks."""
        errors = [one for one in self.findings if one.level == "error"]
        found: dict[str, list[Diagnostic]] = {}
        for arrival, finding in self._placed(errors):
            told = _refused(finding, f"not imported: {finding.message}")
            found.setdefault(arrival.offer.unit.name, []).append(told)
        return found or self._elsewhere(errors)

    def warnings(self) -> Iterator[Diagnostic]:
        """Return what is to be known of the texts that are imported."""
        return (finding for _, finding in self._placed(self.findings))

    def _placed(self, findings: Iterable[Diagnostic]) -> Iterator[tuple[Arrival, Diagnostic]]:
        """Yield the findings that stand at a text which is imported, moved to where it came."""
        at = {(one.offer.path, one.edit.key): one for one in self.arrivals}
        for finding in findings:
            point = finding.line, finding.column
            inside = [one for one in self.spans.get(finding.path, ()) if one.holds(point)]
            arrival = at.get((finding.path, inside[0].key)) if inside else None
            if arrival is not None:
                place = arrival.places.get(inside[-1].form, arrival.place)
                yield arrival, _moved(finding, place)

    def _elsewhere(self, errors: list[Diagnostic]) -> dict[str, list[Diagnostic]]:
        """Return the texts that most likely cause errors which stand at none of them.

        A message that is too long as a whole is said of its template: of each fixture, the text
        that grows most is taken out, and the rest tried again.
        """
        found: dict[str, list[Diagnostic]] = {}
        seen: set[str] = set()
        for finding in errors:
            if finding.fixture in seen or _said(finding) in self.before.said:
                continue
            seen.add(finding.fixture)
            concerned = [one for one in self.arrivals if _concerns(finding, one)]
            culprit = max(concerned or self.arrivals, key=lambda one: one.growth)
            message = f"not imported, with it {finding.place} is at fault: {finding.message}"
            told = _refused(_moved(finding, culprit.place), message)
            found.setdefault(culprit.offer.unit.name, []).append(told)
        return found


class _Before:
    """What the checks say of the store as it is, where texts arrive."""

    def __init__(self, root: Path, arrivals: list[Arrival]) -> None:
        self._root = root
        self._arrivals = arrivals

    @cached_property
    def said(self) -> set[tuple[str, ...]]:
        files = WorkTree(self._root)
        paths = {one.offer.path for one in self._arrivals}
        # A file that is still to be made is not there: its source text's reaches no less.
        paths |= {one.offer.unit.path for one in self._arrivals if not files.exists(one.offer.path)}
        return {_said(one) for one in _validated(self._root, sorted(paths), files)}


def _validated(root: Path, paths: list[str], files: WorkTree | Foresight) -> list[Diagnostic]:
    """Return the findings about `paths`, and what depends on them, where the files are `files`."""
    store = OpenStore(root)
    store.tree = Tree(files)
    store.renderer = Renderer(store.tree)
    present = [path for path in paths if files.exists(path)]
    if not present:
        return []
    return validate(store, Request(tuple(str(root / path) for path in present))).findings


class _Span(NamedTuple):
    """A text of a file, or one of its forms, from the first character to the one behind it."""

    key: str
    form: str
    first: tuple[int, int]
    last: tuple[int, int]

    def holds(self, point: tuple[int, int]) -> bool:
        return self.first <= point <= self.last


def _spans(document: Document | None) -> Iterator[_Span]:
    """Yield the texts of a file, each followed by its forms."""
    root = document.root if document is not None else None
    texts = root.get("texts") if isinstance(root, Mapping) else None
    if not isinstance(texts, Mapping):
        return
    for key, node in texts:
        yield _span(key.value, PLAIN, key, node)
        if isinstance(node, Mapping):
            yield from (_span(key.value, name.value, name, form) for name, form in node)


def _span(key: str, form: str, name: Scalar, node: Node) -> _Span:
    end = node.source.place(max(node.end, name.end))
    return _Span(key, form, (name.line, name.column), (end.line, end.column))


def _said(finding: Diagnostic) -> tuple[str, ...]:
    return finding.check, finding.path, finding.message


def _concerns(finding: Diagnostic, arrival: Arrival) -> bool:
    return finding.fixture in {"", arrival.offer.fixture.name}


def _refused(finding: Diagnostic, message: str) -> Diagnostic:
    """Return a finding of what is not in the store, where nothing can mend it."""
    return finding._replace(message=message, edits=())


def _moved(finding: Diagnostic, place: Place) -> Diagnostic:
    """Return a finding at the entry that brought the text, in the file that came."""
    path, line, column = place
    return finding._replace(path=path, line=line, column=column)
