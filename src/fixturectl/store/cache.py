"""Results kept on this machine, by store: safe to delete, to damage and to share.

A file is written whole beside its place and moved there, so a reader sees the old one or the new
one. It begins with a digest of the rest: what was damaged, cut off or written by another Python is
as good as not there. Whatever goes wrong with a cache, the answer is worked out anew.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
from _blake2 import blake2b  # a quarter of the time that hashlib takes to load
from typing import TYPE_CHECKING, Any

from fixturectl import __version__

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_MAGIC = b"fixturectl cache 1\n"
DIGEST = 16  # bytes
_NAME = re.compile(rb"^store:[ \t]*[\"']?([a-z0-9][a-z0-9-]{0,62})", re.MULTILINE)
_LIBRARIES = ("yaml", "jinja2", "babel", "py3langid")


def digest(parts: Iterable[bytes]) -> bytes:
    """Return 16 bytes that stand for `parts`, in this order."""
    made = blake2b(digest_size=DIGEST)
    for part in parts:
        made.update(b"%d:%b" % (len(part), part))
    return made.digest()


def folder(root: Path) -> str:
    """Return the directory of a store's caches: by the store's name, or else by its path.

    As the XDG Base Directory Specification has it, a relative $XDG_CACHE_HOME counts for nothing.
    """
    given = os.environ.get("XDG_CACHE_HOME", "")
    home = given if given.startswith("/") else os.path.expanduser("~/.cache")  # noqa: PTH111 - start-up time
    return f"{home}/fixturectl/{store_name(root)}"


def store_name(root: Path) -> str:
    """Return the store's name, as its tenant `default` says, or one made of its path."""
    try:
        with open(f"{root}/fixtures/default/tenant.yaml", "rb") as file:  # noqa: PTH123 - start-up time
            found = _NAME.search(file.read(65_536))
    except OSError:
        found = None
    return found[1].decode() if found else f"store-{_place(root)}"


def _place(root: Path) -> str:
    return digest([os.fsencode(root)])[:6].hex()


class Cache:
    """One kind of result of one checkout of a store; `key` is what the results depend on.

    Values are what `marshal` takes: None, numbers, strings, bytes, tuples, lists, dicts, sets.
    """

    def __init__(self, root: Path, kind: str, key: bytes) -> None:
        self.path = f"{folder(root)}/{kind}-{_place(root)}"
        self._head = _MAGIC + digest([key, tool()])

    @property
    def there(self) -> bool:
        """Whether there is such a file, under whatever key."""
        return os.path.exists(self.path)  # noqa: PTH110

    def load(self) -> Any:
        """Return what was saved under this key, None if there is nothing that can be used."""
        try:
            with open(self.path, "rb") as file:  # noqa: PTH123 - start-up time
                content = file.read()
        except OSError:
            return None
        start = len(self._head)
        body = content[start + DIGEST :]
        if not content.startswith(self._head) or content[start : start + DIGEST] != digest([body]):
            return None
        try:
            return marshal.loads(body)  # noqa: S302 - the digest has just been checked
        except (EOFError, ValueError, TypeError):
            return None

    def save(self, value: Any) -> None:
        """Keep a value; where that can't be done, the next run works it out again."""
        body = marshal.dumps(value)
        beside = f"{self.path}.{os.getpid()}"
        try:
            os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)  # noqa: PTH103, PTH120
            with open(beside, "wb") as file:  # noqa: PTH123
                file.write(self._head + digest([body]) + body)
            os.replace(beside, self.path)  # noqa: PTH105
        except OSError:
            _remove(beside)


def _remove(path: str) -> None:
    try:
        os.unlink(path)  # noqa: PTH108
    except OSError:
        return


def tool() -> bytes:
    """Return what stands for this program: its version, its files, its libraries, its Python."""
    here = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
    libraries = [_library(name) for name in _LIBRARIES]
    facts = [__version__, sys.version, *libraries, *sorted(_facts(here))]
    return digest(fact.encode("utf-8", "surrogateescape") for fact in facts)


def _facts(directory: str) -> Iterator[str]:
    with os.scandir(directory) as entries:
        for entry in entries:
            if entry.is_dir():
                if entry.name != "__pycache__":
                    yield from _facts(entry.path)
            else:
                found = entry.stat()
                yield f"{entry.path} {found.st_size} {found.st_mtime_ns}"


def _library(name: str) -> str:
    """Return what stands for an installed library, found without importing it."""
    for directory in sys.path:
        try:
            found = os.stat(f"{directory}/{name}/__init__.py")  # noqa: PTH116
        except OSError:
            continue
        return f"{directory} {found.st_size} {found.st_mtime_ns}"
    return name
