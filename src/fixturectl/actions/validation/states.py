"""What the files of a store are right now, without reading those that git vouches for."""

from __future__ import annotations

import os
import stat
import sys
import time
from typing import TYPE_CHECKING

from fixturectl import git
from fixturectl.errors import FixturectlError
from fixturectl.store.cache import Cache, digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOPS = ("fixtures", "locales")
_LOOKED_AT = b"H 100"  # the tag of a file whose changes git notices, and how a file's mode begins
_NO_FILE = b"no file"
_YOUNG = 2_000_000_000  # nanoseconds: a file as young as that may change again unnoticed


class State:
    """The store's files, each with what stands for its content; equal keys mean equal files.

    `listing` has a record for each, `content TAB path NUL`; `prefix` leads from the paths' root to
    the store. `other` has the content of those that the listing is wrong about, None for no file;
    a path with a slash behind is a folder without anything in it.
    """

    def __init__(self, listing: bytes, other: dict[str, bytes | None], prefix: str = "") -> None:
        self._listing = listing
        self._other = other
        self._prefix = prefix
        changed = sorted((os.fsencode(path), content or b"") for path, content in other.items())
        self.key = digest([listing, *(part for pair in changed for part in pair)])

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Yield the path in the store and the content of every file."""
        start, skipped = 0, len(self._prefix)
        while (end := self._listing.find(b"\0", start)) >= 0:
            content, _, name = self._listing[start:end].partition(b"\t")
            path = os.fsdecode(name)[skipped:]
            if path not in self._other:
                yield path, content
            start = end + 1
        yield from ((path, content) for path, content in self._other.items() if content is not None)


def state(root: Path) -> State:
    """Return the state of a store's files: by git where there is one, else by their facts."""
    try:
        repository = git.repository(root)
        prefix = os.path.relpath(os.path.realpath(root), os.path.realpath(repository))
        prefix = "" if prefix == "." else f"{prefix}/"
        tops = [prefix + top for top in TOPS if os.path.isdir(f"{root}/{top}")]  # noqa: PTH112
        found = _by_git(root, repository, prefix, tops)
    except FixturectlError:  # no git, no repository, one that can't be used
        found = None
    return found or _by_facts(root)


def _by_git(root: Path, repository: Path, prefix: str, tops: list[str]) -> State | None:
    """Return git's own ids of the files' contents; None where it can't know them all."""
    listing = git.indexed(repository, *tops)
    doubted = []
    if listing.count(b"\0" + _LOOKED_AT) + listing.startswith(_LOOKED_AT) != listing.count(b"\0"):
        for line in listing.split(b"\0")[:-1]:
            facts, _, name = line.partition(b"\t")
            if facts[2:5] != _LOOKED_AT[2:]:
                return None  # a submodule, or a link into the unknown
            if not facts.startswith(_LOOKED_AT) or not facts.endswith(b" 0"):
                doubted.append(os.fsdecode(name))
    other = _unlisted(root)
    for path in (*doubted, *git.unindexed(repository, *tops)):
        if path.endswith("/"):
            return None  # a repository within
        other[path[len(prefix) :]] = content(f"{repository}/{path}")
    return State(listing, other, prefix)


def content(path: str) -> bytes | None:
    """Return what stands for the content of a file, None if there is none."""
    # A pipe would wait for a writer, a link could lead anywhere: neither is opened.
    flags = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC
    try:
        descriptor = os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        return f"error {error.errno}".encode()
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        return _NO_FILE
    with os.fdopen(descriptor, "rb") as file:
        return digest([file.read()]).hex().encode()


def _by_facts(root: Path) -> State:
    """Return the state by facts that change with a file's content, such as when it was changed.

    A clock's tick may hide a second change: what was young when it was looked at is read again.
    """
    cache = Cache(root, "files", b"")
    known: dict[str, dict[str, bytes]] = cache.load() or {}
    kept: dict[str, dict[str, bytes]] = {}
    listing = bytearray()
    for top in TOPS:
        for folder, entries in _walk(f"{root}/{top}", top):
            before = known.get(folder, {})
            now = dict(_contents(entries, before))
            for name, made in now.items():
                listing += b"%s\t%s\0" % (made[_FACTS:], os.fsencode(f"{folder}/{name}"))
            old = {name: made for name, made in now.items() if made[:_FACTS] != _ANY}
            kept[folder] = before if before == old else old
    if kept != known:
        cache.save(kept)
    return State(bytes(listing), _unlisted(root))


def _unlisted(root: Path) -> dict[str, bytes | None]:
    """Return what git knows nothing of: folders that hold nothing, and what is no file, as a pipe.

    Both have names, by which they can be findings; an empty folder may be a tenant.
    """
    found: dict[str, bytes | None] = {}
    waiting = list(TOPS)
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(f"{root}/{folder}") as listed:
                entries = list(listed)
        except OSError:
            continue
        if not entries:
            found[f"{folder}/"] = b""
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                waiting.append(f"{folder}/{entry.name}")
            elif not (entry.is_file(follow_symlinks=False) or entry.is_symlink()):
                found[f"{folder}/{entry.name}"] = _NO_FILE
    return found


def changed_since(root: Path, moment: int) -> bool:
    """Tell whether a file or folder has changed after `moment`, in nanoseconds since 1970.

    The clock that stamps files runs some milliseconds late: let as many pass before reading.
    """
    for top in TOPS:
        for folder, entries in _walk(f"{root}/{top}", top):
            for path in (f"{root}/{folder}", *(entry.path for entry in entries)):
                try:
                    seen = os.lstat(path)
                except OSError:
                    return True
                if max(seen.st_mtime_ns, seen.st_ctime_ns) > moment:
                    return True
    return False


_FACTS = 16  # bytes that stand for a file's facts, in front of those that stand for its content
_ANY = b"\0" * _FACTS


def _contents(
    entries: list[os.DirEntry[str]], before: dict[str, bytes]
) -> Iterator[tuple[str, bytes]]:
    """Yield each file's name, and what stands for its facts and its content."""
    now = time.time_ns()
    for entry in entries:
        try:
            seen = entry.stat(follow_symlinks=False)
        except OSError:
            continue
        changed = max(seen.st_mtime_ns, seen.st_ctime_ns)
        told = (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_mode)
        facts = digest([repr(told).encode()])
        name = sys.intern(entry.name)
        if before.get(name, b"").startswith(facts):
            yield name, before[name]
        else:
            made = content(entry.path) or b""
            yield name, (facts if now - changed > _YOUNG else _ANY) + made


def _walk(directory: str, name: str) -> Iterator[tuple[str, list[os.DirEntry[str]]]]:
    """Yield each folder's path and the files in it, in one order."""
    try:
        with os.scandir(directory) as found:
            entries = sorted(found, key=lambda entry: entry.name)
    except OSError:
        return
    yield name, [entry for entry in entries if not entry.is_dir(follow_symlinks=False)]
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, f"{name}/{entry.name}")
