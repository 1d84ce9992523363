"""What a revision has at every path where the work tree has something else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.git import SUBMODULE, Blob
from fixturectl.git.running import git, names

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NOTHING = "0"  # the digit that an id is made of where there is no file
_OTHERS = "S"  # how the letters of a submodule begin
_CHANGED, _UNMERGED, _UNTRACKED = "1", "u", "?"


def differing(root: Path, commit: str, prefix: str = "") -> dict[str, Blob | None]:
    """Return what `commit` has where the work tree differs, by path; None where it has no file.

    Committed, staged, unstaged, deleted and untracked files alike; what git ignores is left out. A
    file that was changed and then changed back may be among them. Paths are relative to the
    repository, which `root` must be of; `prefix` narrows to one folder.
    """
    paths = ("--", prefix) if prefix else ()
    options = ("--raw", "--no-abbrev", "-z", "--no-renames", "--no-ext-diff")
    committed = git(root, "diff", *options, commit, "HEAD", *paths).stdout
    status = ("status", "--porcelain=v2", "-z", "--untracked-files=all", "--no-renames")
    found = dict(_uncommitted(names(git(root, *status, *paths).stdout)))
    found.update(_committed(names(committed)))
    return found


def holds(root: Path, commit: str, path: str) -> bool:
    """Tell whether a commit has a file or folder at a path."""
    return bool(git(root, "ls-tree", "-z", "--full-tree", commit, "--", path).stdout)


def _committed(told: list[str]) -> Iterator[tuple[str, Blob | None]]:
    for facts, path in zip(told[::2], told[1::2], strict=True):
        old_mode, new_mode, old, *_ = facts.removeprefix(":").split(" ")
        if SUBMODULE not in {old_mode, new_mode}:
            yield path, _blob(old_mode, old)


def _uncommitted(told: list[str]) -> Iterator[tuple[str, Blob | None]]:
    """Yield what HEAD has: where `commit` has something else, that is told by the other list."""
    for line in told:
        kind, _, rest = line.partition(" ")
        if kind == _CHANGED:
            _, inner, mode, _, _, blob, _, path = rest.split(" ", 7)
            if not inner.startswith(_OTHERS):
                yield path, _blob(mode, blob)
        elif kind == _UNMERGED:
            _, _, _, mode, _, _, _, blob, _, path = rest.split(" ", 9)
            yield path, _blob(mode, blob)
        elif kind == _UNTRACKED and not rest.endswith("/"):
            yield rest, None


def _blob(mode: str, blob: str) -> Blob | None:
    return Blob(mode, blob) if blob.strip(_NOTHING) and mode != SUBMODULE else None
