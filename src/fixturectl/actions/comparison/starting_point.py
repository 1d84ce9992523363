"""The revision that a store is compared with, and what its files held there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl import git
from fixturectl.errors import FixturectlError, UsageError
from fixturectl.git.differing import differing, holds
from fixturectl.store.restoring import Former

if TYPE_CHECKING:
    from pathlib import Path

_FETCH = "git fetch --unshallow (in GitHub Actions: checkout with fetch-depth: 0)"
_SINCE = "..."  # behind a revision, as in git: what it has in common with HEAD


class Start(NamedTuple):
    """A revision as people name it, its commit, and what each file held there that differs now.

    Paths are relative to the store. A file that was not there has None.
    """

    revision: str
    commit: str
    former: dict[str, Former | None]


def starting_point(root: Path, asked: str = "") -> Start:
    """Return the revision that is asked for, or the one that this branch began at.

    `REV...` is the last commit that REV and HEAD have in common. Raises FixturectlError where there
    is no such revision, no git, or no store in it.
    """
    repository = git.repository(root)
    if asked and not asked.endswith(_SINCE):
        revision, commit = asked, _resolved(repository, asked)
    else:
        revision, commit = _branching(repository, asked.removesuffix(_SINCE))
    prefix = root.relative_to(repository).as_posix()
    prefix = "" if prefix == "." else f"{prefix}/"
    if not holds(repository, commit, f"{prefix}fixtures"):
        where = f"{prefix}fixtures/"
        hint = "name another revision: fixturectl diff REV"
        raise FixturectlError(f"{revision} has no store: there is no {where} in it", hint=hint)
    return Start(revision, commit, _former(repository, commit, prefix))


def _resolved(repository: Path, revision: str) -> str:
    if revision.startswith("-"):
        raise UsageError(f'"{revision}" is no revision', hint="name a branch, a tag or a commit")
    return git.resolve(repository, revision)


def _branching(repository: Path, named: str) -> tuple[str, str]:
    """Return the revision that was branched from, and the last commit in common with it."""
    revision = named or git.default_branch(repository)
    if revision is None:
        hint = "name the revision to compare with: fixturectl diff REV"
        raise FixturectlError("there is no origin/HEAD, main or master to compare with", hint=hint)
    _resolved(repository, revision)
    commit = git.merge_base(repository, "HEAD", revision)
    if commit is None:
        hint = f"fetch all of it: {_FETCH}; or name a revision: fixturectl diff REV"
        raise FixturectlError(f"{revision} and HEAD have no commit in common here", hint=hint)
    return revision, commit


def _former(repository: Path, commit: str, prefix: str) -> dict[str, Former | None]:
    """Return what those files of the store held at a commit that hold something else now."""
    changed = {
        path.removeprefix(prefix): blob
        for path, blob in differing(repository, commit, prefix).items()
        if path.startswith(prefix)
    }
    contents = git.blobs(repository, [blob.id for blob in changed.values() if blob is not None])
    return {
        path: None if blob is None else Former(contents[blob.id], blob.is_link)
        for path, blob in sorted(changed.items())
    }
