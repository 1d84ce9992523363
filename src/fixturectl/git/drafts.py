"""Trees made beside a repository: its index, branches and work tree stay as they are."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple, Self

from fixturectl.git.running import git, names, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from types import TracebackType

_CONFLICT = 1
_NOBODY = {  # commits that only stand for a tree while three versions are merged
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "draft"), ("EMAIL", "draft@localhost"), ("DATE", "@0 +0000"))
}


class Change(NamedTuple):
    """A file that differs between two trees: A added, M modified, D deleted, T of another type."""

    status: str
    path: str


class Merged(NamedTuple):
    """The tree of a merge; where `conflicts` names files, it is of no use."""

    tree: str
    conflicts: tuple[str, ...] = ()


class Draft:
    """An index of its own for the repository whose work tree is `root`; use it in a `with`.

    What a `passing` draft writes, objects included, goes away with it. `environment` is for
    whatever else is to see this index, such as a hook.
    """

    def __init__(self, root: Path, *, passing: bool = False) -> None:
        self.root = root
        self.passing = passing
        self.environment: dict[str, str] = {}
        self._folder: TemporaryDirectory[str] | None = None

    def __enter__(self) -> Self:
        self._folder = TemporaryDirectory(prefix="fixturectl-")
        folder = Path(self._folder.name)
        self.environment = {"GIT_INDEX_FILE": str(folder / "index")}
        if self.passing:
            objects = text(self._git("rev-parse", "--git-path", "objects"))
            (folder / "objects").mkdir()
            self.environment["GIT_OBJECT_DIRECTORY"] = str(folder / "objects")
            alternates = str(self.root / objects)
            self.environment["GIT_ALTERNATE_OBJECT_DIRECTORIES"] = _quoted(alternates)
        index = self.root / text(self._git("rev-parse", "--git-path", "index", own=False))
        if index.is_file():
            # With what it knows of the files, only those that changed are read. Its time tells git
            # which of them may have changed since without looking any different.
            shutil.copy2(index, folder / "index")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def staged(self, commit: str, paths: Sequence[str]) -> str:
        """Return the tree of a commit with what the work tree has at `paths`: files and folders.

        As `git add` would have it: filters, modes and .gitignore count. A repository within is
        left as it is in the commit.
        """
        self._git("read-tree", "--reset", commit)
        looked_for = ("--modified", "--deleted", "--others", "--exclude-standard")
        listed = names(self._git("ls-files", "-z", *looked_for, "--", *paths))
        links = self._submodules(paths)
        found = [path for path in dict.fromkeys(listed) if path[-1] != "/" and path not in links]
        # A folder stands where a file was.
        gone = [path for path in found if (self.root / path).is_dir()]
        there = [path for path in found if path not in gone or (self.root / path).is_symlink()]
        self._git("update-index", "--force-remove", "-z", "--stdin", stdin=_lines(gone))
        self._git("update-index", "--add", "--remove", "-z", "--stdin", stdin=_lines(there))
        return self.tree()

    def tree(self) -> str:
        """Return the tree of the index as it is now."""
        return text(self._git("write-tree"))

    def grafted(self, tree: str, other: str, paths: Sequence[str]) -> str:
        """Return a tree that has at `paths` what `other` has there, and is `tree` elsewhere.

        Both are the whole ids of trees.
        """
        self._git("read-tree", "--reset", tree)
        old = names(self._git("ls-files", "-z", "--", *paths))
        new = self._git("ls-tree", "-r", "-z", "--full-tree", other, "--", *paths)
        nothing = "0" * len(other)
        gone = _lines([f"0 {nothing}\t{path}" for path in old])
        self._git("update-index", "-z", "--index-info", stdin=gone + new)
        return self.tree()

    def changes(self, one: str, other: str, paths: Sequence[str] = ()) -> list[Change]:
        """Return what differs between two trees, below `paths` if there are any."""
        options = ("-r", "-z", "--name-status", "--no-renames")
        listed = names(self._git("diff-tree", *options, one, other, "--", *paths))
        return [Change(*pair) for pair in zip(listed[::2], listed[1::2], strict=True)]

    def merged(self, base: str, ours: str, theirs: str) -> Merged:
        """Return the tree of merging what led from the tree `base` to two others."""
        if base == theirs:
            return Merged(ours)
        if base == ours:
            return Merged(theirs)
        root = self._stand_in(base)
        sides = (self._stand_in(ours, root), self._stand_in(theirs, root))
        options = ("--write-tree", "-z", "--name-only", "--no-messages")
        done = git(
            self.root, "merge-tree", *options, *sides, fails=_CONFLICT, extra=self.environment
        )
        tree, *conflicts = names(done.stdout)
        return Merged(tree, tuple(conflicts) if done.returncode else ())

    def run(self, *arguments: str, extra: Mapping[str, str] | None = None) -> str:
        """Return what git answers, with this index and these objects."""
        return text(git(self.root, *arguments, extra={**self.environment, **(extra or {})}).stdout)

    def _stand_in(self, tree: str, *parents: str) -> str:
        above = [word for parent in parents for word in ("-p", parent)]
        return self.run("commit-tree", tree, *above, "-m", "draft", extra=_NOBODY)

    def _submodules(self, paths: Sequence[str]) -> set[str]:
        listed = names(self._git("ls-files", "--stage", "-z", "--", *paths))
        return {line.partition("\t")[2] for line in listed if line.startswith("160000")}

    def _git(self, *arguments: str, stdin: bytes = b"", own: bool = True) -> bytes:
        extra = self.environment if own else None
        return git(self.root, *arguments, stdin=stdin, extra=extra).stdout


def _lines(found: Sequence[str]) -> bytes:
    return "".join(f"{line}\0" for line in found).encode("utf-8", "surrogateescape")


def _quoted(path: str) -> str:
    """Return a path as git reads it in a list that is parted by colons."""
    escaped = path.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
