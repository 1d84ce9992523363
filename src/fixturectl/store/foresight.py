"""The files of a store as they will be once changes are applied, for looking before leaping."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from fixturectl.store.changes import Move, Remove, Write
from fixturectl.store.files import Entry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.store.changes import Step
    from fixturectl.store.files import Files


class Foresight:
    """A source of files: those of `files` with `steps` done, none of which has happened."""

    def __init__(self, files: Files, steps: Iterable[Step]) -> None:
        self.files = files
        self.steps = tuple(steps)
        # Where files are only written there may be thousands of them, and nothing changes its path.
        writes = [step for step in self.steps if isinstance(step, Write)]
        self._written = {step.path: step.content for step in writes}
        self._only_writes = len(writes) == len(self.steps)

    def names(self, folder: str) -> list[Entry]:
        origin = self._origin(folder)
        there = self.files.names(origin) if isinstance(origin, str) else []
        found = {e.name: e for e in there if self._origin(_join(folder, e.name)) is not None}
        for path in self._placed:
            inside = f"{folder}/" if folder else ""
            if path.startswith(inside):
                name, deeper, _ = path[len(inside) :].partition("/")
                found.setdefault(name, Entry(name, True) if deeper else self._entry(path, name))
        # A folder that has lost its last file goes with it.
        return sorted(e for e in found.values() if not self._emptied(folder, e))

    def read(self, path: str) -> bytes:
        origin = self._origin(path)
        if origin is None:
            raise FileNotFoundError(path)
        return origin if isinstance(origin, bytes) else self.files.read(origin)

    def exists(self, path: str) -> bool:
        origin = self._origin(path)
        if isinstance(origin, str) and self.files.exists(origin):
            return True
        return isinstance(origin, bytes) or any(
            placed.startswith(f"{path}/") for placed in self._placed
        )

    def _origin(self, path: str) -> str | bytes | None:
        """Return what will be at `path`: content, a path where it is now, None if it goes away."""
        if self._only_writes:
            return self._written.get(path, path)
        for step in reversed(self.steps):
            match step:
                case Write(target, content):
                    if path == target:
                        return content
                case Move(old, new):
                    if _within(path, new):
                        path = old + path[len(new) :]
                    elif _within(path, old):
                        return None
                case Remove(target):
                    if _within(path, target):
                        return None
        return path

    @cached_property
    def _placed(self) -> list[str]:
        """The paths at which, in the end, something is that a step put there."""
        found: list[str] = []
        for step in self.steps:
            if isinstance(step, Move):
                old, new = step
                found = [new + path[len(old) :] if _within(path, old) else path for path in found]
                found.append(new)
            elif isinstance(step, Write):
                found.append(step.path)
        return [path for path in found if self._origin(path) is not None]

    def _entry(self, path: str, name: str) -> Entry:
        """Return what a step puts at `path`: a written file, or what it moves there."""
        origin = self._origin(path)
        if isinstance(origin, str):
            folder, _, before = origin.rpartition("/")
            for entry in self.files.names(folder):
                if entry.name == before:
                    return entry._replace(name=name)
        return Entry(name, is_dir=False)

    def _emptied(self, folder: str, entry: Entry) -> bool:
        if self._only_writes:
            return False
        path = _join(folder, entry.name)
        gone = any(
            isinstance(step, Move | Remove)
            and (step.old if isinstance(step, Move) else step.path).startswith(f"{path}/")
            for step in self.steps
        )
        return entry.is_dir and gone and not self.names(path)


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(f"{folder}/")
