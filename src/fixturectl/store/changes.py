"""Changes of a store's files that happen all together or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import tempfile
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.errors import FixturectlError, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHOWN = 6  # paths named in a message
_STAGING = ".fixturectl-"
_INTERRUPTS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class Write(NamedTuple):
    """A file gets `content`; unless it `replaces` one, there must be none yet."""

    path: str
    content: bytes
    replaces: bool


class Move(NamedTuple):
    """A file or folder gets another path."""

    old: str
    new: str


class Remove(NamedTuple):
    """A file or folder goes away with all that is in it."""

    path: str


Step = Write | Move | Remove


class Changes:
    """Steps that are collected first and then done by `apply`; paths are relative to `root`.

    No step overwrites what it does not know: see `obstacles`. Folders are made as needed, and
    those that a step has emptied are removed.
    """

    def __init__(self, root: Path) -> None:
        self.root = Path(os.path.realpath(root))
        self.steps: list[Step] = []
        self.notes: list[str] = []  # what people must know or do besides

    def create(self, path: str, content: bytes | str) -> None:
        """Write a file that is not there yet."""
        self.steps.append(Write(path, _bytes(content), replaces=False))

    def edit(self, path: str, content: bytes | str) -> None:
        """Give a file other content: one that is there, or one that is to be created."""
        for index, step in enumerate(self.steps):
            if isinstance(step, Write) and step.path == path:
                self.steps[index] = step._replace(content=_bytes(content))
                return
        self.steps.append(Write(path, _bytes(content), replaces=True))

    def move(self, old: str, new: str) -> None:
        """Rename a file or folder to a path where nothing is."""
        self.steps.append(Move(old, new))

    def remove(self, path: str) -> None:
        """Remove a file, or a folder with all that is in it."""
        self.steps.append(Remove(path))

    def written(self, *, replaced: bool = False) -> list[str]:
        """Return the paths of the files that are created; or of those that are `replaced`."""
        writes = [step for step in self.steps if isinstance(step, Write)]
        return [step.path for step in writes if step.replaces == replaced]

    def described(self) -> list[str]:
        """Return a line for each step, as people read it."""
        return [_described(step) for step in self.steps]

    def obstacles(self) -> list[str]:
        """Return what stands where a step would put a file, or on the way there."""
        found: dict[str, None] = {}
        for step in self.steps:
            target = step.new if isinstance(step, Move) else step.path
            places = (step.old, target) if isinstance(step, Move) else (target,)
            blocked = [way for place in places for way in self._blocked(place)]
            found.update(dict.fromkeys(blocked))
            fresh = isinstance(step, Move) or (isinstance(step, Write) and not step.replaces)
            if fresh and not blocked and os.path.lexists(self.root / target):
                found[target] = None
        return list(found)

    def apply(self) -> None:
        """Do all steps; where one fails, undo those done and raise FixturectlError.

        Raises UsageError, before anything is done, where something is in the way.
        """
        obstacles = self.obstacles()
        if obstacles:
            hint = "move that away, or choose another name: nothing is overwritten"
            raise UsageError(f"already there: {listing(obstacles)}", hint=hint)
        try:
            with _uninterrupted():
                shutil.rmtree(self._do(), ignore_errors=True)  # what was removed or replaced
        except OSError as error:
            where = self._shown(error.filename2 or error.filename)
            reason = (error.strerror or str(error)).lower()
            message = f"{where}{reason}; nothing was changed"
            hint = "see that this folder can be written to and has room"
            raise FixturectlError(message, hint=hint) from None

    def _do(self) -> Path:
        with ExitStack() as undo:
            self._folders(self.root, undo)
            # Beside the files, so that moving one there and back is a single rename.
            staging = Path(tempfile.mkdtemp(prefix=_STAGING, dir=self.root))
            undo.callback(shutil.rmtree, staging, ignore_errors=True)
            staged = [self._staged(step, staging / str(n)) for n, step in enumerate(self.steps)]
            for step, place in zip(self.steps, staged, strict=True):
                self._step(step, place, undo)
            undo.pop_all()
        return staging

    def _staged(self, step: Step, place: Path) -> Path:
        """Write the new content where it can't be mistaken for a file of the store."""
        if isinstance(step, Write):
            place.write_bytes(step.content)
            if step.replaces:
                shutil.copymode(self.root / step.path, place)
        return place

    def _step(self, step: Step, place: Path, undo: ExitStack) -> None:
        match step:
            case Write(path, _, replaces=True):
                before = place.with_suffix(".before")
                shutil.copy2(self.root / path, before)
                undo.callback(os.replace, before, self.root / path)
                place.replace(self.root / path)
            case Write(path):
                self._folders((self.root / path).parent, undo)
                undo.callback((self.root / path).unlink, missing_ok=True)
                place.rename(self.root / path)
            case Move(old, new):
                self._rename(self.root / old, self.root / new, undo)
                self._tidy(old, undo)
            case Remove(path):
                self._rename(self.root / path, place, undo)
                self._tidy(path, undo)

    def _rename(self, old: Path, new: Path, undo: ExitStack) -> None:
        self._folders(new.parent, undo)
        old.rename(new)
        undo.callback(new.rename, old)

    @staticmethod
    def _folders(folder: Path, undo: ExitStack) -> None:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir()
            undo.callback(one.rmdir)

    def _tidy(self, path: str, undo: ExitStack) -> None:
        """Remove the folders that are empty now that `path` has gone; the top ones stay."""
        for folder in _folders_of(path)[1:][::-1]:
            full = self.root / folder
            if any(full.iterdir()):
                return
            full.rmdir()
            undo.callback(full.mkdir)

    def _blocked(self, path: str) -> Iterator[str]:
        """Yield what keeps `path` from being reached: a link, or a file where a folder must be."""
        for folder in _folders_of(path):
            full = self.root / folder
            if full.is_symlink() or (full.exists() and not full.is_dir()):
                yield folder
                return

    def _shown(self, name: object) -> str:
        if not name:
            return ""
        path = Path(os.fsdecode(name) if isinstance(name, bytes) else str(name))
        if path.parent == self.root and path.name.startswith(_STAGING):
            return f"{self.root}: "  # nobody knows the folder that could not be made in it
        return f"{path.relative_to(self.root) if path.is_relative_to(self.root) else path}: "


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Let an interrupt wait: between a rename and the note of how to undo it, it would be lost."""
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    try:
        # Inside, since an interrupt that came just before it is raised by this very call.
        signal.pthread_sigmask(signal.SIG_BLOCK, _INTERRUPTS)
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _described(step: Step) -> str:
    match step:
        case Write(path, _, replaces):
            return f"{'edit' if replaces else 'create'} {path}"
        case Move(old, new):
            return f"move {old} -> {new}"
        case Remove(path):
            return f"remove {path}"


def listing(names: list[str]) -> str:
    """Return names for a message: the first few, and how many more there are."""
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return ", ".join(names[:_SHOWN]) + more


def _folders_of(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["/".join(parts[:count]) for count in range(1, len(parts) + 1)]


def _bytes(content: bytes | str) -> bytes:
    return content if isinstance(content, bytes) else content.encode()
