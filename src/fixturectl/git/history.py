"""What a file was before: the versions of it that git keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.git.running import git, names

if TYPE_CHECKING:
    from pathlib import Path

_NEW_BLOB = 3  # of the facts: both modes, both blobs, what happened


def versions(folder: Path, path: str, most: int) -> list[str]:
    """Return the ids of a file's blobs, newest first, out of the last `most` commits to it.

    `path` is relative to `folder`. Renames are not followed. Empty where nothing was
    committed, or there is no repository.
    """
    options = ("--format=", "--raw", "--no-abbrev", "--no-renames", "--no-ext-diff", "-z")
    found = git(folder, "log", *options, f"--max-count={most}", "HEAD", "--", path, fails=128)
    if found.returncode:  # no commit yet, no repository
        return []
    facts = (line.split(" ") for line in names(found.stdout) if line.startswith(":"))
    blobs = (fact[_NEW_BLOB] for fact in facts)
    return list(dict.fromkeys(blob for blob in blobs if blob.strip("0")))
