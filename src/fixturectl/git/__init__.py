"""The only door to git: revisions, their files, what changed, and which branch is which."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.errors import FixturectlError
from fixturectl.git.running import git, maybe, names, text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_CONFLICTS = 127  # `git merge-file` ends with their number, at most this
_SYMLINK, SUBMODULE = "120000", "160000"


class Blob(NamedTuple):
    """A file of a revision: git's mode ("100644", "120000" for a symbolic link) and blob id."""

    mode: str
    id: str

    @property
    def is_link(self) -> bool:
        return self.mode == _SYMLINK


def repository(start: Path) -> Path:
    """Return the root of the work tree that holds `start`, a directory."""
    from pathlib import Path  # noqa: PLC0415 - only where a path is made

    return Path(text(git(start, "rev-parse", "--show-toplevel").stdout))


def version() -> str:
    """Return git's version, such as "2.43.0"."""
    from pathlib import Path  # noqa: PLC0415 - only where a path is made

    return text(git(Path("/"), "version").stdout).removeprefix("git version ")


def resolve(root: Path, revision: str) -> str:
    """Return the id of the commit that `revision` names."""
    wanted = f"{revision}^{{commit}}"
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted, fails=1)
    if found.returncode == 0:
        return text(found.stdout)
    if is_shallow(root):
        message = f'this clone is shallow and does not hold the revision "{revision}"'
        hint = "fetch it: git fetch --unshallow (in GitHub Actions: checkout with fetch-depth: 0)"
        raise FixturectlError(message, hint=hint)
    hint = "git branch --all and git tag list what there is; git fetch gets what is missing"
    raise FixturectlError(f'git knows no revision "{revision}"', hint=hint)


def is_shallow(root: Path) -> bool:
    """Tell whether a clone holds only the newest commits."""
    return text(git(root, "rev-parse", "--is-shallow-repository").stdout) == "true"


def files(root: Path, revision: str, prefix: str = "") -> dict[str, Blob]:
    """Return the files of a revision below the folder `prefix`, by path relative to it.

    Submodules are left out: their files belong to another repository.
    """
    folder = f"{prefix.rstrip('/')}/" if prefix else ""
    paths = ("--", folder) if folder else ()
    commit = resolve(root, revision)
    listed = git(root, "ls-tree", "-r", "-z", "--full-tree", commit, *paths).stdout
    found: dict[str, Blob] = {}
    for line in names(listed):
        facts, _, path = line.partition("\t")
        mode, _, blob = facts.split(" ")
        if mode != SUBMODULE and path.startswith(folder):
            found[path[len(folder) :]] = Blob(mode, blob)
    return found


def staged(root: Path) -> dict[str, Blob]:
    """Return the files of the index below the folder `root`, by path relative to it.

    A hook's own index counts: `git commit FILE` makes one.
    """
    found: dict[str, Blob] = {}
    for line in names(git(root, "ls-files", "--stage", "-z", index=True).stdout):
        facts, _, path = line.partition("\t")
        mode, blob, _ = facts.split(" ")
        if mode != SUBMODULE:
            found[path] = Blob(mode, blob)
    return found


def staged_changes(root: Path) -> list[str]:
    """Return the paths, relative to the folder `root`, that the index adds or changes."""
    options = ("--cached", "--name-only", "-z", "--relative", "--no-renames", "--no-ext-diff")
    return names(git(root, "diff", *options, "--diff-filter=d", index=True).stdout)


def blobs(root: Path, ids: Iterable[str]) -> dict[str, bytes]:
    """Return the content of many blobs, read by one process."""
    wanted = list(dict.fromkeys(ids))
    if not wanted:
        return {}
    request = "".join(f"{blob}\n" for blob in wanted).encode()
    answer = git(root, "cat-file", "--batch", stdin=request).stdout
    found: dict[str, bytes] = {}
    point = 0
    for blob in wanted:
        end = answer.index(b"\n", point)
        facts = answer[point:end].split(b" ")
        if facts[-1] == b"missing":
            raise FixturectlError(f"git holds no object {blob}", hint="git fetch may get it")
        size = int(facts[-1])
        found[blob] = answer[end + 1 : end + 1 + size]
        point = end + 1 + size + 1
    return found


def changed(root: Path, revision: str, *within: str) -> list[str]:
    """Return the paths, relative to the repository, that changed since `revision`.

    Committed, staged, unstaged, deleted and untracked files alike; what git ignores is left out.
    A file that was changed and then changed back may be among them. `within` are the folders and
    files that are looked at, all if none is named.
    """
    paths = ("--", *within) if within else ()
    commit = resolve(root, revision)
    # Unlike `git diff REVISION`, these two never write to the index.
    committed = ("diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", commit, "HEAD")
    uncommitted = ("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames")
    found = set(names(git(root, *committed, *paths).stdout))
    found.update(line[3:] for line in names(git(root, *uncommitted, *paths).stdout))
    return sorted(found)


def indexed(root: Path, *paths: str) -> bytes:
    """Return what the index holds below `paths`, as `git ls-files -s -v -z` writes it.

    A file that git was told not to look at has another tag than H.
    """
    return git(root, "ls-files", "-s", "-v", "-z", "--", *paths).stdout


def unindexed(root: Path, *paths: str) -> list[str]:
    """Return the paths below `paths` whose files may not be what the index holds.

    Staged, changed, deleted, untracked and ignored files alike. `root` must be the repository's;
    a repository within it has a slash behind its path.
    """
    wanted = ("status", "--porcelain", "-z", "--untracked-files=all", "--no-renames")
    found = git(root, *wanted, "--ignored=traditional", "--", *paths).stdout
    return [line[3:] for line in names(found)]


def current_branch(root: Path) -> str | None:
    """Return the branch that is checked out; None for a detached head."""
    return maybe(root, "symbolic-ref", "--quiet", "--short", "HEAD")


def default_branch(root: Path, remote: str = "origin") -> str | None:
    """Return the revision that names a remote's default branch, as far as this clone knows it.

    Without a remote, or where the remote's head was never fetched: `main` or `master`.
    """
    head = maybe(root, "symbolic-ref", "--quiet", "--short", f"refs/remotes/{remote}/HEAD")
    if head is not None:
        return head
    for name in (f"{remote}/main", f"{remote}/master", "main", "master"):
        place = f"refs/remotes/{name}" if "/" in name else f"refs/heads/{name}"
        if maybe(root, "rev-parse", "--verify", "--quiet", place) is not None:
            return name
    return None


def merge_base(root: Path, one: str, other: str) -> str | None:
    """Return the commit that two revisions last had in common; None if there is none."""
    return maybe(root, "merge-base", resolve(root, one), resolve(root, other))


def merge_file(ours: bytes, base: bytes, theirs: bytes) -> tuple[bytes, bool]:
    """Merge three versions of a text; return it and whether conflicts are marked in it."""
    from pathlib import Path  # noqa: PLC0415 - only where a path is made
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - as above

    with TemporaryDirectory(prefix="fixturectl-") as name:
        folder = Path(name)
        for label, content in (("ours", ours), ("base", base), ("theirs", theirs)):
            (folder / label).write_bytes(content)
        arguments = ("merge-file", "-p", "-q", "ours", "base", "theirs")
        done = git(folder, *arguments, fails=_CONFLICTS)
    return done.stdout, done.returncode != 0


def set_config(root: Path, name: str, value: str) -> None:
    """Set a setting of the repository that holds `root`."""
    git(root, "config", "--local", name, value)


def config(root: Path, name: str) -> str | None:
    """Return a setting as the repository that holds `root` has it; None where it isn't set."""
    return maybe(root, "config", "--get", name)
