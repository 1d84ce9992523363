"""The clone that a store lives in: its branch, its remote, and what of it belongs to the store."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl import git
from fixturectl.errors import FixturectlError, UsageError
from fixturectl.git import commits, remotes, surroundings
from fixturectl.store.lineages import ROOT
from fixturectl.store.yaml_nodes import Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from fixturectl.actions.opening import OpenStore
    from fixturectl.git.remotes import Heads, Remote

# What `push` commits; where checks name baselines, those too.
_PARTS = ("fixtures", "locales", "tests/golden", "schemas", ".sops.yaml")


class Clone(NamedTuple):
    """A clone as it was found.

    `parts` are the paths of the store's files, relative to the clone's `root`; `prefix` leads from
    there to the store. `base` is the commit that a review begins at: where `head` and the remote's
    default branch part; `head` itself where that has no branch yet.
    """

    root: Path
    prefix: str
    parts: tuple[str, ...]
    head: str
    branch: str | None
    remote: Remote
    heads: Heads
    base: str

    @property
    def default(self) -> str | None:
        """The commit of the remote's default branch."""
        return self.heads.tips.get(self.heads.default)

    def inside(self, path: str) -> str:
        """Return a path of the clone as the store knows it."""
        return path.removeprefix(self.prefix)


def find(store: OpenStore, asked_remote: str | None, *, prompts: bool) -> Clone:
    """Look at the clone and ask its remote; whatever makes a push impossible is an error."""
    surroundings.require_git()
    root = git.repository(store.root)
    surroundings.require_calm(root)
    commits.identify(root)
    branch = git.current_branch(root)
    name = remotes.chosen(root, branch, asked_remote)
    place = store.root.resolve().relative_to(root.resolve()).as_posix()
    prefix = "" if place == "." else f"{place}/"
    parts = tuple(prefix + part for part in (*_PARTS, *_baselines(store)))
    head = git.resolve(root, "HEAD")
    remote = remotes.remote(root, name, prompts=prompts)
    clone = Clone(root, prefix, parts, head, branch, remote, remotes.Heads("", {}), head)
    return asked(clone)


def asked(clone: Clone) -> Clone:
    """Return the clone with what its remote says now; the default branch's commits are fetched."""
    heads = remotes.heads(clone.root, clone.remote)
    if not heads.default:
        known = git.default_branch(clone.root, clone.remote.name) or ""
        name = known.removeprefix(f"{clone.remote.name}/")
        heads = heads._replace(default=name if name in heads.tips else "")
    clone = clone._replace(heads=heads)
    if clone.default is None:
        return clone
    get(clone, heads.default)
    base = commits.fork(clone.root, clone.head, clone.default)
    if base is None:
        require_history(clone.root)
    return clone._replace(base=base or clone.head)


def get(clone: Clone, branch: str) -> str:
    """Return the tip of a remote's branch, having fetched what the clone lacks of it."""
    tip = clone.heads.tips[branch]
    if not remotes.has(clone.root, tip):
        remotes.fetch(clone.root, clone.remote, [branch])
    if not remotes.has(clone.root, tip):
        message = f"{clone.remote.name} moved {branch} while it was looked at"
        raise FixturectlError(message, hint="run push again")
    return tip


def require_history(root: Path) -> None:
    """Raise FixturectlError for a clone that is too shallow to know where branches part."""
    if git.is_shallow(root):
        message = "this clone is shallow and does not reach back to where the branches part"
        raise FixturectlError(message, hint="git fetch --unshallow, then run push again")


def protected(store: OpenStore, clone: Clone, tenants: Iterable[str]) -> frozenset[str]:
    """Return the names of branches on which nothing is committed, `*` in them as a pattern."""
    found = {clone.heads.default} - {""}
    for name in {ROOT, *tenants} & set(store.tenants()):
        found.update(_listed(store, name, "protected"))
    return frozenset(found)


def branch_asked(clone: Clone, name: str, guarded: Iterable[str]) -> str:
    """Return the branch that was asked for; raises UsageError where it can't be, or must not."""
    if not surroundings.is_branch_name(clone.root, name):
        hint = "write it as fixtures/acme/shorter-title"
        raise UsageError(f"{name} is no name for a branch", hint=hint)
    if remotes.protects(guarded, name):
        hint = "leave out --branch: push makes a branch to review"
        raise UsageError(f"{name} is protected: nothing is committed there directly", hint=hint)
    return name


def _baselines(store: OpenStore) -> Iterator[str]:
    for name in store.tenants():
        found = store.tenant(name).setting(("checks", "baseline"))
        if found is not None and isinstance(found.node, Scalar):
            path = found.node.value
            if not path.startswith("/") and ".." not in path.split("/"):
                yield path


def _listed(store: OpenStore, tenant: str, key: str) -> Iterator[str]:
    found = store.tenant(tenant).setting(key)
    if found is not None and isinstance(found.node, Sequence):
        yield from (item.value for item in found.node if isinstance(item, Scalar) and item.value)
