"""Commits as `git commit` would make them: who, with which message, signed, and seen by hooks."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.errors import FixturectlError
from fixturectl.git.running import git, maybe, names, text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.git.drafts import Draft

_COMMENTS = "core.commentChar=\x01"  # a line that begins with # is as good as any
_IDS = (40, 64)  # characters, by SHA-1 and by SHA-256
_FIELDS = "%an%x00%ae%x00%ad%x00%P%x00%T%x00%B"


class Commit(NamedTuple):
    """A commit: who wrote it and when, what it follows, its tree, and its whole message."""

    id: str
    author: str
    email: str
    date: str
    parents: tuple[str, ...]
    tree: str
    message: str

    @property
    def subject(self) -> str:
        return self.message.partition("\n")[0]


class Branch(NamedTuple):
    """A local branch: its name, the tree of its commit, and the commit."""

    name: str
    tree: str
    tip: str


def identify(root: Path) -> None:
    """Raise FixturectlError where git does not know who commits."""
    if maybe(root, "var", "GIT_COMMITTER_IDENT", fails=128) is None:
        message = "git does not know who you are, and a commit needs an author"
        hint = 'run: git config --global user.name "Your Name", and the same for user.email'
        raise FixturectlError(message, hint=hint)


def read(root: Path, commit: str) -> Commit:
    """Return a commit; one that is named by its whole id is read once."""
    return (_known if len(commit) in _IDS else _read)(root, commit)


def _read(root: Path, commit: str) -> Commit:
    shown = git(
        root,
        "show",
        "--no-patch",
        "--no-show-signature",
        "--date=raw",
        f"--format={_FIELDS}",
        commit,
    ).stdout
    author, email, date, parents, tree, message = text(shown).split("\0", 5)
    return Commit(commit, author, email, date, tuple(parents.split()), tree, message)


_known = lru_cache(maxsize=256)(_read)


def make(
    draft: Draft, tree: str, parents: Sequence[str], message: str, like: Commit | None = None
) -> str:
    """Return a new commit, signed where the clone signs; its author is that of `like`, or you."""
    above = [word for parent in parents for word in ("-p", parent)]
    signed = ["-S"] if is_set(draft.root, "commit.gpgSign") else []
    author = {}
    if like is not None:
        author = {
            "GIT_AUTHOR_NAME": like.author,
            "GIT_AUTHOR_EMAIL": like.email,
            "GIT_AUTHOR_DATE": f"@{like.date}",
        }
    extra = {**draft.environment, **author}
    done = git(
        draft.root, "commit-tree", tree, *above, *signed,
        stdin=message.encode("utf-8", "surrogateescape"), fails=128, extra=extra,
    )  # fmt: skip
    if done.returncode == 0:
        return text(done.stdout)
    said = text(done.stderr)
    if signed:
        hint = "see that your key can be used, or commit unsigned: git config commit.gpgSign false"
        raise FixturectlError(f"the commit can't be signed: {_first(said)}", hint=hint)
    raise FixturectlError(f"git made no commit: {_first(said)}")


def with_trailers(root: Path, message: str, trailers: Sequence[tuple[str, str]]) -> str:
    """Return a message that ends with `trailers`, after those that it has."""
    given = [f"--trailer={name}: {value}" for name, value in trailers]
    options = ("--if-exists=addIfDifferent", "--if-missing=add", "--where=end", "--no-divider")
    content = f"{message.strip()}\n".encode("utf-8", "surrogateescape")
    done = git(root, "-c", _COMMENTS, "interpret-trailers", *options, *given, stdin=content)
    return f"{text(done.stdout)}\n"


def checked(draft: Draft, message: str) -> str:
    """Let the hooks of `git commit -m` see the draft; return the message that they leave.

    As with git itself, they run at the root of the work tree. Raises FixturectlError where one
    refuses, or where it changes what is to be committed: nobody has looked at that.
    """
    tree = draft.tree()
    _hook(draft, "pre-commit", ())
    if draft.tree() != tree:
        message = "the hook pre-commit changed what is to be committed"
        raise FixturectlError(
            f"{message}; nothing was pushed", hint="look at the changes, then run push again"
        )
    with TemporaryDirectory(prefix="fixturectl-") as folder:
        file = Path(folder, "COMMIT_EDITMSG")
        file.write_text(message, encoding="utf-8", errors="surrogateescape")
        _hook(draft, "prepare-commit-msg", (str(file), "message"))
        _hook(draft, "commit-msg", (str(file),))
        return file.read_text(encoding="utf-8", errors="surrogateescape")


def _hook(draft: Draft, name: str, given: Sequence[str]) -> None:
    arguments = ("hook", "run", "--ignore-missing", name, "--", *given)
    extra = {**draft.environment, "LC_ALL": os.environ.get("LC_ALL", ""), "GIT_EDITOR": ":"}
    done = git(draft.root, *arguments, fails=255, extra=extra, hooks=True)
    if done.returncode != 0:
        said = text(done.stderr).strip() or text(done.stdout).strip()
        message = f"the hook {name} refused the commit; nothing was changed"
        hint = "mend what it says, then run push again"
        raise FixturectlError(message, hint=hint, said=said.splitlines())


# -- branches, and the files of the index


def is_set(root: Path, name: str) -> bool:
    """Tell whether a setting of the clone is true."""
    return maybe(root, "config", "--type=bool", "--get", name) == "true"


def fork(root: Path, one: str, other: str) -> str | None:
    """Return the commit that two commits last had in common; None if there is none."""
    return maybe(root, "merge-base", one, other)


def is_ancestor(root: Path, commit: str, other: str) -> bool:
    """Tell whether `other` holds `commit`, or is it."""
    done = git(root, "merge-base", "--is-ancestor", commit, other, fails=1)
    return done.returncode == 0


def between(root: Path, old: str, new: str) -> list[str]:
    """Return the commits that `new` has and `old` has not, oldest first."""
    return text(git(root, "rev-list", "--reverse", f"{old}..{new}").stdout).split()


def branch_tip(root: Path, branch: str) -> str | None:
    """Return the commit that a local branch points to; None if there is no such branch."""
    return maybe(root, "rev-parse", "--verify", "--quiet", f"refs/heads/{branch}^{{commit}}")


def branches(root: Path) -> list[Branch]:
    """Return the local branches."""
    form = "--format=%(objectname) %(tree) %(refname:lstrip=2)"
    listed = text(git(root, "for-each-ref", form, "refs/heads").stdout)
    return [Branch(*reversed(line.split(" ", 2))) for line in listed.splitlines()]


def move_branch(root: Path, branch: str, new: str, old: str | None, reason: str) -> None:
    """Let a branch point to `new`, if it still is at `old`: None where there is none yet."""
    before = old or "0" * len(new)
    message = f"fixturectl push: {reason}"
    git(root, "update-ref", "-m", message, f"refs/heads/{branch}", new, before)


def take_into_index(root: Path, commit: str, paths: Sequence[str]) -> None:
    """Let the clone's own index have of `paths` what a commit has, as after `git commit PATH`."""
    if not paths:
        return
    has = {
        line.partition("\t")[2]: line
        for line in names(git(root, "ls-tree", "-r", "-z", "--full-tree", commit).stdout)
    }
    gone = f"0 {'0' * len(commit)}"
    lines = [has.get(path) or f"{gone}\t{path}" for path in paths]
    content = "".join(f"{line}\0" for line in lines).encode("utf-8", "surrogateescape")
    git(root, "update-index", "-z", "--index-info", stdin=content)


def _first(said: str) -> str:
    lines = [line for line in said.splitlines() if line.strip()]
    return (
        lines[0].removeprefix("fatal: ").removeprefix("error: ") if lines else "it gave no reason"
    )
