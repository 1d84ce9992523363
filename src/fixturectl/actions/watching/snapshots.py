"""What the files of a store hold, looked at again and again: which of them were saved meanwhile.

Each file's facts are asked for, some microseconds a file, on any system and file system, whether an
editor writes in place or by renaming; what is young enough to change unnoticed is read again.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.validation.states import TOPS, State
from fixturectl.store.cache import digest
from fixturectl.store.files import UnreadableError, WorkTree
from fixturectl.store.restoring import Former

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_SUFFIXES = (".yaml", ".po", ".pot")
_YOUNG = 50_000_000  # nanoseconds: so long a file system's clock may stand still


class _File(NamedTuple):
    """One file: its facts, when it was changed, and what it held when it was read last."""

    facts: tuple[int, ...]
    changed: int
    former: Former


class Snapshot:
    """The files of a store as they were when they were looked at last."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files = dict(self._look({}))

    def __len__(self) -> int:
        return len(self._files)

    def look(self) -> dict[str, Former | None]:
        """Look again; return what those files held that hold something else now.

        A file that was not there has None.
        """
        before = self._files
        self._files = dict(self._look(before))
        changed: dict[str, Former | None] = {
            path: before[path].former if path in before else None
            for path, file in self._files.items()
            if path not in before or before[path].former != file.former
        }
        changed |= {path: file.former for path, file in before.items() if path not in self._files}
        return dict(sorted(changed.items()))

    def still(self, changed: dict[str, Former | None]) -> dict[str, Former | None]:
        """Return those of the files that do not hold again what they held before."""
        return {
            path: former
            for path, former in changed.items()
            if (file.former if (file := self._files.get(path)) is not None else None) != former
        }

    def state(self) -> State:
        """Return the state of the files, as records of validations are kept by."""
        told = (
            b"%s\t%s\0" % (digest([file.former.content]).hex().encode(), os.fsencode(path))
            for path, file in sorted(self._files.items())
        )
        return State(b"".join(told), {})

    def _look(self, before: dict[str, _File]) -> Iterator[tuple[str, _File]]:
        files = WorkTree(self._root)
        now = time.time_ns()
        for top in TOPS:
            for path, entry in _walk(f"{self._root}/{top}", top):
                try:
                    seen = entry.stat(follow_symlinks=False)
                except OSError:
                    continue  # it went away meanwhile
                changed = max(seen.st_mtime_ns, seen.st_ctime_ns)
                facts = (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns)
                known = before.get(path)
                if known is not None and known.facts == facts and now - changed > _YOUNG:
                    yield path, known
                elif (held := _held(files, path, is_link=entry.is_symlink())) is not None:
                    yield path, _File(facts, changed, held)


def _walk(directory: str, name: str) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield the files that a store reads, below a folder."""
    try:
        with os.scandir(directory) as found:
            entries = list(found)
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        path = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, path)
        elif entry.name.endswith(_SUFFIXES):
            yield path, entry


def _held(files: WorkTree, path: str, *, is_link: bool) -> Former | None:
    """Return what a file holds; of one that can't be read, nothing."""
    if is_link:
        return Former(b"", is_link=True)
    try:
        return Former(files.read(path))
    except FileNotFoundError:
        return None
    except UnreadableError:
        return Former(b"")
