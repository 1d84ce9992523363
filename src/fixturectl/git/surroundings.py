"""What is going on around a work tree: a merge half done, other work trees, what it is part of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from fixturectl import git as questions
from fixturectl.errors import FixturectlError
from fixturectl.git.running import git, maybe, text

if TYPE_CHECKING:
    from collections.abc import Iterator

_NEEDED = (2, 38)  # the first whose `merge-tree` merges without a work tree
_UNDER_WAY = {
    "MERGE_HEAD": ("a merge", "git merge --continue or git merge --abort"),
    "CHERRY_PICK_HEAD": ("a cherry-pick", "git cherry-pick --continue or --abort"),
    "REVERT_HEAD": ("a revert", "git revert --continue or --abort"),
    "rebase-merge": ("a rebase", "git rebase --continue or git rebase --abort"),
    "rebase-apply": ("a rebase", "git rebase --continue or git rebase --abort"),
}


def require_git() -> None:
    """Raise FixturectlError where git is too old to commit and merge beside the work tree."""
    found = questions.version()
    numbers = tuple(int(part) for part in re.findall(r"\d+", found)[:2])
    if numbers < _NEEDED:
        wanted = ".".join(map(str, _NEEDED))
        hint = "install a newer one, or commit and push with git itself"
        raise FixturectlError(f"git is {found}, push needs {wanted} or later", hint=hint)


def require_calm(root: Path) -> None:
    """Raise FixturectlError while something is under way in a work tree, or nothing has begun."""
    *paths, lock = git_paths(root, *_UNDER_WAY, "index.lock")
    for path, (what, hint) in zip(paths, _UNDER_WAY.values(), strict=True):
        if path.exists():
            raise FixturectlError(f"{what} is under way in {root}", hint=f"first end it: {hint}")
    if maybe(root, "rev-parse", "--verify", "--quiet", "HEAD^{commit}") is None:
        hint = "make a first one: git add --all; git commit"
        raise FixturectlError(f"{root} has no commit yet", hint=hint)
    if lock.exists():
        hint = f"wait until it is done; if none is running: rm {lock}"
        raise FixturectlError("another git is at work in this clone", hint=hint)


def git_paths(root: Path, *names: str) -> list[Path]:
    """Return where git keeps files of this work tree, or of all of the clone's."""
    asked = [word for name in names for word in ("--git-path", name)]
    return [root / path for path in text(git(root, "rev-parse", *asked).stdout).splitlines()]


def elsewhere(root: Path, branch: str) -> Path | None:
    """Return the other work tree in which a branch is checked out; None if there is none."""
    for folder, checked_out in _work_trees(root):
        if checked_out == f"refs/heads/{branch}" and folder.resolve() != root.resolve():
            return folder
    return None


def _work_trees(root: Path) -> Iterator[tuple[Path, str]]:
    listed = text(git(root, "worktree", "list", "--porcelain").stdout)
    for entry in listed.split("\n\n"):
        facts = dict(line.partition(" ")[::2] for line in entry.splitlines())
        yield Path(facts.get("worktree", "")), facts.get("branch", "")


def superproject(root: Path) -> Path | None:
    """Return the work tree of which this one is a submodule; None if it is none."""
    found = maybe(root, "rev-parse", "--show-superproject-working-tree")
    return Path(found) if found else None


def is_branch_name(root: Path, name: str) -> bool:
    """Tell whether git takes a name for a branch; `refs/heads/x` is none."""
    whole = maybe(root, "check-ref-format", "--branch", name, fails=128)
    return whole == name and not name.startswith(("-", "refs/"))


def ignored(root: Path, paths: list[str]) -> list[str]:
    """Return the files below `paths` that git was told to ignore."""
    options = ("--others", "--ignored", "--exclude-standard", "-z")
    listed = git(root, "ls-files", *options, "--", *paths).stdout
    return [path for path in listed.decode("utf-8", "surrogateescape").split("\0") if path]
