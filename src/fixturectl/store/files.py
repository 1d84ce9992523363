"""Where a store's files come from: the work tree or a git revision, and nothing outside of it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, NamedTuple, Protocol

from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

MAX_BYTES = 16 * 1024 * 1024
_LARGE = "larger than 16 MiB"
_LARGE_HINT = "split it into several files"
LINK = "a symbolic link"
LINK_HINT = "put the file itself there: a store holds no links, so that nothing leads out of it"


class Entry(NamedTuple):
    """A name in a folder; a symbolic link is neither followed nor counted as a folder."""

    name: str
    is_dir: bool
    is_link: bool = False


class UnreadableError(FixturectlError):
    """A file that is there can't be read, or must not be."""


class Files(Protocol):
    """A source of files; a path is relative to the store, with `/`, and never leads out.

    `read` raises FileNotFoundError for what isn't there and UnreadableError for what can't be
    read; `names` of a folder that isn't there is empty.
    """

    def names(self, folder: str) -> list[Entry]: ...

    def read(self, path: str) -> bytes: ...

    def exists(self, path: str) -> bool: ...


def _inside(path: str) -> str:
    """Return `path` if it can only lead into the store."""
    parts = path.split("/") if path else ()
    if path.startswith("/") or "\0" in path or any(part in {"", ".", ".."} for part in parts):
        hint = "name it relative to the store, without .."
        raise UnreadableError(f'"{path}" leads out of the store', hint=hint)
    return path


def _content(descriptor: int, size: int) -> bytes:
    """Return what is in a file of `size` bytes, or the beginning of one that is too large."""
    # A buffered reader would make room for the most there may be, each time.
    content = os.read(descriptor, min(size, MAX_BYTES) + 1)
    while len(content) != size and len(content) <= MAX_BYTES:  # it grows, or comes in pieces
        more = os.read(descriptor, MAX_BYTES)
        if not more:
            break
        content += more
    return content


class WorkTree:
    """The files of a directory as they are now."""

    def __init__(self, root: Path) -> None:
        self.root = os.path.realpath(root)
        self._folders: dict[str, str] = {}  # folders known to hold no link on the way there

    def names(self, folder: str) -> list[Entry]:
        try:
            with os.scandir(self._folder(_inside(folder))) as found:
                entries = [
                    Entry(
                        entry.name,
                        is_dir=entry.is_dir(follow_symlinks=False),
                        is_link=entry.is_symlink(),
                    )
                    for entry in found
                ]
        except (FileNotFoundError, NotADirectoryError, UnreadableError):
            return []
        except OSError as error:
            raise UnreadableError(f"can't be listed: {_reason(error)}") from None
        return sorted(entries)

    def read(self, path: str) -> bytes:
        folder, _, name = _inside(path).rpartition("/")
        full = os.path.join(self._folder(folder), name)  # noqa: PTH118 - 10x faster, per file
        # A pipe would wait for a writer, a link could lead anywhere: neither is opened.
        flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
        try:
            descriptor = os.open(full, flags)
        except (FileNotFoundError, NotADirectoryError):
            raise FileNotFoundError(path) from None
        except OSError as error:
            if os.path.islink(full):  # noqa: PTH114 - see above
                raise UnreadableError(LINK, hint=LINK_HINT) from None
            raise UnreadableError(f"can't be read: {_reason(error)}") from None
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                raise UnreadableError("not a file", hint="move it out of the store")
            content = _content(descriptor, status.st_size)
        finally:
            os.close(descriptor)
        if len(content) > MAX_BYTES:
            raise UnreadableError(_LARGE, hint=_LARGE_HINT)
        return content

    def exists(self, path: str) -> bool:
        folder, _, name = _inside(path).rpartition("/")
        try:
            return os.path.lexists(os.path.join(self._folder(folder), name))  # noqa: PTH118 - see above
        except (FileNotFoundError, UnreadableError):
            return False

    def _folder(self, folder: str) -> str:
        """Return the folder's full path, having made sure that no part of it is a link."""
        full = self._folders.get(folder)
        if full is None:
            full = os.path.join(self.root, *folder.split("/")) if folder else self.root  # noqa: PTH118 - see above
            if os.path.realpath(full) != full:
                raise UnreadableError(f"{folder} is {LINK}", hint=LINK_HINT)
            self._folders[folder] = full
        return full


class Revision:
    """The files of a git revision below `prefix`, the store's folder in its repository."""

    def __init__(self, repository: Path, revision: str, prefix: str = "") -> None:
        from fixturectl import git  # noqa: PLC0415 - a work tree needs none

        self.repository = repository
        self.blobs = git.files(repository, revision, prefix)
        self._contents: dict[str, bytes] = {}
        self._listing: dict[str, set[Entry]] = {}
        for path, blob in self.blobs.items():
            folder, _, name = path.rpartition("/")
            self._listing.setdefault(folder, set()).add(Entry(name, False, blob.is_link))
            while folder:
                parent, _, name = folder.rpartition("/")
                siblings = self._listing.setdefault(parent, set())
                if Entry(name, True) in siblings:
                    break
                siblings.add(Entry(name, True))
                folder = parent

    def names(self, folder: str) -> list[Entry]:
        return sorted(self._listing.get(_inside(folder), ()))

    def read(self, path: str) -> bytes:
        blob = self.blobs.get(_inside(path))
        if blob is None:
            if path in self._listing:
                raise UnreadableError("can't be read: it is a directory")
            raise FileNotFoundError(path)
        if blob.is_link:
            raise UnreadableError(LINK, hint=LINK_HINT)
        if blob.id not in self._contents:
            # The files beside it are wanted soon, as a rule: one process reads them all.
            folder, slash, _ = path.rpartition("/")
            beside = (folder + slash + entry.name for entry in self._listing[folder])
            self.fetch(found for found in beside if found.endswith(".yaml") or found == path)
        content = self._contents[blob.id]
        if len(content) > MAX_BYTES:
            raise UnreadableError(_LARGE, hint=_LARGE_HINT)
        return content

    def exists(self, path: str) -> bool:
        return _inside(path) in self.blobs or path in self._listing

    def fetch(self, paths: Iterable[str]) -> None:
        """Read many files by one process, for later."""
        from fixturectl import git  # noqa: PLC0415

        wanted = {self.blobs[path].id for path in paths if path in self.blobs}
        self._contents.update(git.blobs(self.repository, wanted - self._contents.keys()))


def _reason(error: OSError) -> str:
    return (error.strerror or "unknown reason").lower()
