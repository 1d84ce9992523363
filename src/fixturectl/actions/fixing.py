"""Mend what takes no thought: findings whose edits change how a text is set, never what it says.

Everything is tried before a file is written: whatever would lead to another finding is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.fixed_sources import caught_up
from fixturectl.actions.opening import OpenStore
from fixturectl.actions.validate import validate
from fixturectl.actions.validation.targets import Request, edited
from fixturectl.errors import FixturectlError
from fixturectl.store.changes import Changes
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree
from fixturectl.store.yaml_edits import Edit, apply
from fixturectl.store.yaml_nodes import Mapping, Scalar, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.store.files import Files
    from fixturectl.store.yaml_nodes import Node

ROUNDS = 10  # edits may overlap, or bare what others hid: more rounds than that nothing needs
_BOM = "\ufeff"
_NUMBERS = re.compile(r"\d+")

# What makes two findings one, though columns have moved: edits keep every line where it is.
Identity = tuple[str, str, int, str]


class Contents(NamedTuple):
    """A file as it is, and as it is once it is mended."""

    before: bytes
    after: bytes


class Fixes(NamedTuple):
    """What can be mended: the files by path, and the findings; `left` would lead to others."""

    files: dict[str, Contents]
    mended: list[Diagnostic]
    left: list[Diagnostic]

    def write(self, root: Path) -> None:
        """Write all files, or none.

        Raises FixturectlError where they can't be written, or were changed by somebody meanwhile.
        """
        changes = Changes(root)
        files = WorkTree(root)
        for path, contents in self.files.items():
            if not files.exists(path) or files.read(path) != contents.before:
                hint = "nothing was changed: call it again"
                raise FixturectlError(f"{path} was changed while it was mended", hint=hint)
            changes.edit(path, contents.after)
        changes.apply()


def fixable(findings: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that take no thought."""
    return [found for found in findings if found.edits]


def fixes(root: Path, findings: Iterable[Diagnostic]) -> Fixes:
    """Return what mends `findings`, as they are found in the files of a store right now.

    What an edit brings to light is mended too.
    """
    found = fixable(findings)
    return _Run(root, found).fixes() if found else Fixes({}, [], [])


class _Run:
    """One call: the files as they are, and what is found in those with something to mend.

    `others` are findings that nobody asked to mend.
    """

    def __init__(self, root: Path, found: list[Diagnostic]) -> None:
        self.root = root
        self._paths = tuple(sorted({one.path for one in found}))
        self._files = _Snapshot(WorkTree(root))
        self.known = self.validated({})
        # Edits of what the files were before would hit other characters now.
        asked = set(map(_identity, found))
        self.found = [one for one in fixable(self.known) if _identity(one) in asked]
        self.others = set(map(_identity, fixable(self.known))) - asked
        self.refused: dict[Identity, Diagnostic] = {}

    def fixes(self) -> Fixes:
        """Try until nothing that was mended has led to another finding."""
        while True:
            attempt = _Attempt(self)
            wrong = attempt.harmful()
            if not wrong:
                break
            self.refused |= {_identity(one): one for one in wrong}
        mended = {path: text.encode() for path, text in attempt.texts.items()}
        mended |= caught_up(self._store({}), self._store(mended), list(mended))
        files = {path: Contents(self._files.read(path), mended[path]) for path in sorted(mended)}
        files = {path: each for path, each in files.items() if each.after != each.before}
        remaining = {_identity(one) for one in attempt.findings}
        left = [one for one in self.refused.values() if _identity(one) in remaining]
        return Fixes(files, attempt.mended, left)

    def text(self, path: str) -> str:
        return self._files.read(path).decode()

    def validated(self, texts: dict[str, str]) -> list[Diagnostic]:
        """Return what would be found in the files at hand if some had these texts."""
        store = self._store({path: text.encode() for path, text in texts.items()})
        return validate(store, Request(paths=self._paths)).findings

    def _store(self, contents: dict[str, bytes]) -> OpenStore:
        store = OpenStore(self.root)
        store.tree = Tree(self._files)
        edited(store, contents)
        return store


class _Snapshot:
    """A source of files that reads each once, so that edits are of what was validated."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._contents: dict[str, bytes] = {}
        self.names = files.names
        self.exists = files.exists

    def read(self, path: str) -> bytes:
        content = self._contents.get(path)
        if content is None:
            content = self._contents[path] = self._files.read(path)
        return content


class _Attempt:
    """What comes of mending all that is not refused, round by round."""

    def __init__(self, run: _Run) -> None:
        self.run = run
        self.texts: dict[str, str] = {}
        self.findings = run.known
        self.mended: list[Diagnostic] = []
        # What came to light in a text when something was mended in it.
        self._followed: list[tuple[Identity, Diagnostic]] = []
        self.waiting = [one for one in run.found if _identity(one) not in run.refused]
        for _ in range(ROUNDS):
            if not self.waiting:
                break
            self._mend(list(_apart(self.waiting)))
            known = run.others | run.refused.keys()
            found = fixable(self.findings)
            self.waiting = [one for one in found if _identity(one) not in known]

    def _mend(self, wanted: list[Diagnostic]) -> None:
        before = {one.path: self.texts.get(one.path) or self.run.text(one.path) for one in wanted}
        texts = {**self.texts, **_applied(before, wanted)}
        after = self.run.validated(texts)
        then, now = (Counter(map(_identity, found)) for found in (self.findings, after))
        fresh = now - then
        for one in wanted:
            extent = _extent(before[one.path], one)
            same = (found for found in fresh if found[1] == one.path and found[2] in extent)
            self._followed += [(found, one) for found in same]
        self.texts, self.findings = texts, after
        self.mended += wanted

    def harmful(self) -> list[Diagnostic]:
        """Return what led to a finding in its text that is still there, or is found all the same.

        What was mended that often will be found for ever.
        """
        remaining = {_identity(one) for one in self.findings}
        return [*self.waiting, *(one for found, one in self._followed if found in remaining)]


def _identity(found: Diagnostic) -> Identity:
    return found.check, found.path, found.line, _NUMBERS.sub("0", found.message)


def _apart(wanted: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield those whose edits don't touch those of others: of two that do, the first."""
    taken: dict[str, int] = {}
    for one in sorted(wanted, key=lambda one: (one.path, one.edits)):
        start = min(edit[0] for edit in one.edits)
        if start > taken.get(one.path, -1):
            taken[one.path] = max(edit[1] for edit in one.edits)
            yield one


def _applied(texts: dict[str, str], wanted: list[Diagnostic]) -> dict[str, str]:
    """Return the texts of the files in which something is mended."""
    edits: dict[str, list[Edit]] = {}
    for one in wanted:
        edits.setdefault(one.path, []).extend(Edit(*edit) for edit in one.edits)
    return {path: _edited(texts[path], found) for path, found in edits.items()}


def _edited(text: str, edits: list[Edit]) -> str:
    """Return a text after edits whose offsets don't count a byte order mark."""
    bare = text.removeprefix(_BOM)
    return text[: len(text) - len(bare)] + apply(bare, edits)


def _extent(text: str, found: Diagnostic) -> range:
    """Return the lines of the value that a finding's edits are in, else its own."""
    start, end = found.edits[0][0], found.edits[-1][1]
    lines = (
        range(scalar.line, scalar.source.place(scalar.end).line + 1)
        for scalar in _scalars(read(found.path, text.encode()).root)
        if scalar.start <= start and end <= scalar.end
    )
    return next(lines, range(found.line, found.line + 1))


def _scalars(node: Node | None) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    for _, value in node if isinstance(node, Mapping) else ():
        yield from _scalars(value)
