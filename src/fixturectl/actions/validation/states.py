"""What the files of a store are right now, without reading those that git vouches for."""

from __future__ import annotations

import os
import stat
import time
from typing import TYPE_CHECKING

from fixturectl import git
from fixturectl.errors import FixturectlError
from fixturectl.store.cache import Cache, digest

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TOPS = ("fixtures", "locales")
_LOOKED_AT = b"H"  # the tag of a file whose changes git notices
_FILE = b"100"  # how the mode of a file begins
_YOUNG = 2_000_000_000  # nanoseconds: a file as young as that may change again unnoticed


class State:
    """The store's files, each with what stands for its content; equal keys mean equal files."""

    def __init__(self, files: dict[str, bytes]) -> None:
        self.files = files

    @property
    def key(self) -> bytes:
        found = sorted(self.files.items())
        return digest(os.fsencode(path) + b"\0" + content for path, content in found)


def state(root: Path) -> State:
    """Return the state of a store's files: by git where there is one, else by their facts."""
    try:
        repository = git.repository(root)
        prefix = os.path.relpath(os.path.realpath(root), os.path.realpath(repository))
        prefix = "" if prefix == "." else f"{prefix}/"
        tops = [prefix + top for top in TOPS if os.path.isdir(f"{root}/{top}")]  # noqa: PTH112
        found = _by_git(repository, prefix, tops)
    except FixturectlError:  # no git, no repository, one that can't be used
        found = None
    return State(_by_facts(root) if found is None else found)


def _by_git(repository: Path, prefix: str, tops: list[str]) -> dict[str, bytes] | None:
    """Return git's own ids of the files' contents; None where it can't know them all."""
    found: dict[str, bytes] = {}
    doubted: list[str] = []
    for line in git.indexed(repository, *tops).split(b"\0")[:-1]:
        facts, _, name = line.partition(b"\t")
        tag, mode, blob, stage = facts.split(b" ")
        path = os.fsdecode(name)
        if not mode.startswith(_FILE):
            return None  # a submodule, or a link into the unknown
        found[path[len(prefix) :]] = mode + blob
        if tag != _LOOKED_AT or stage != b"0":
            doubted.append(path)
    for path in (*doubted, *git.unindexed(repository, *tops)):
        if path.endswith("/"):
            return None  # a repository within
        now = content(f"{repository}/{path}")
        if now is None:
            found.pop(path[len(prefix) :], None)
        else:
            found[path[len(prefix) :]] = now
    return found


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
        return b"no file"
    with os.fdopen(descriptor, "rb") as file:
        return b"content " + digest([file.read()])


def _by_facts(root: Path) -> dict[str, bytes]:
    """Return facts that change with a file's content, and the content of a file just written.

    A clock's tick may hide a second change: what was young when it was looked at is read again.
    """
    cache = Cache(root, "files", b"")
    known: dict[str, tuple[bytes, bytes]] = cache.load() or {}
    now = time.time_ns()
    found: dict[str, bytes] = {}
    kept: dict[str, tuple[bytes, bytes]] = {}
    for top in TOPS:
        for path, facts, changed in _walk(f"{root}/{top}", top):
            before = known.get(path)
            same = before is not None and before[0] == facts
            found[path] = before[1] if before and same else content(f"{root}/{path}") or b""
            if now - changed > _YOUNG:
                kept[path] = (facts, found[path])
    if kept != known:
        cache.save(kept)
    return found


def _walk(directory: str, name: str) -> Iterator[tuple[str, bytes, int]]:
    """Yield each file's path, its facts and when it changed last, in nanoseconds."""
    try:
        entries = sorted(os.scandir(directory), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in entries:
        path = f"{name}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from _walk(entry.path, path)
        else:
            try:
                seen = entry.stat(follow_symlinks=False)
            except OSError:
                continue
            changed = max(seen.st_mtime_ns, seen.st_ctime_ns)
            facts = (seen.st_ino, seen.st_size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_mode)
            yield path, repr(facts).encode(), changed
