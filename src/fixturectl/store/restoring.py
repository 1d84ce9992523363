"""The files of a store as they were before: all but some are as another source has them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.files import LINK, LINK_HINT, Entry, UnreadableError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from fixturectl.store.files import Files


class Former(NamedTuple):
    """What a file held; a symbolic link is one that nobody follows."""

    content: bytes
    is_link: bool = False


class Restored:
    """A source of files: those of `files`, but at some paths what was there, None for no file."""

    def __init__(self, files: Files, former: Mapping[str, Former | None]) -> None:
        self.files = files
        self.former = former
        self._added: dict[str, dict[str, Entry]] = {}
        self._gone: dict[str, set[str]] = {}
        self._thinner: set[str] = set()  # folders that hold something now that was not there
        for path, was in former.items():
            folder, _, name = path.rpartition("/")
            if was is None:
                self._gone.setdefault(folder, set()).add(name)
                self._thinner.update(_above(path))
                continue
            entry = Entry(name, is_dir=False, is_link=was.is_link)
            self._added.setdefault(folder, {})[name] = entry
            while folder:
                folder, _, name = folder.rpartition("/")
                self._added.setdefault(folder, {}).setdefault(name, Entry(name, is_dir=True))

    def names(self, folder: str) -> list[Entry]:
        added, gone = self._added.get(folder, {}), self._gone.get(folder, set())
        there = [
            entry
            for entry in self.files.names(folder)
            if entry.name not in added
            and entry.name not in gone
            and not (entry.is_dir and self._emptied(f"{folder}/{entry.name}"))
        ]
        return sorted([*there, *added.values()])

    def read(self, path: str) -> bytes:
        if path not in self.former:
            return self.files.read(path)
        was = self.former[path]
        if was is None:
            raise FileNotFoundError(path)
        if was.is_link:
            raise UnreadableError(LINK, hint=LINK_HINT)
        return was.content

    def exists(self, path: str) -> bool:
        if path in self.former:
            return self.former[path] is not None
        return path in self._added or self.files.exists(path)

    def _emptied(self, folder: str) -> bool:
        """Tell whether all that a folder holds now was not there: then it wasn't either."""
        folder = folder.removeprefix("/")
        return folder in self._thinner and not self.names(folder)


def _above(path: str) -> Iterator[str]:
    """Yield the folders on the way to a path."""
    while path:
        path = path.rpartition("/")[0]
        yield path
