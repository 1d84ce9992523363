"""What would be pushed: onto which branch, on top of which commits, with which files."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.pushing import clones
from fixturectl.actions.pushing.wording import REVIEWS
from fixturectl.errors import FixturectlError, UsageError
from fixturectl.git import commits, surroundings
from fixturectl.store.changes import listing

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fixturectl.actions.pushing.clones import Clone
    from fixturectl.git.commits import Branch, Commit
    from fixturectl.git.drafts import Change, Draft


class Proposal(NamedTuple):
    """A branch and what it is to hold.

    On top of the commit `onto` go the commits `replayed`, each with the tree it then has, and then,
    where there are `changes`, a new one with the tree `tree`, which joins `also` if that is given.
    `remote_tip` and `local_tip` are where the branch is now, None where there is none. `taken` are
    the paths that the clone's own index takes over, None where the branch isn't checked out or is
    put on top of what others did. `beside` are branches under review that change the same files.
    """

    branch: str
    onto: str
    tree: str
    changes: tuple[Change, ...]
    remote_tip: str | None
    local_tip: str | None
    replayed: tuple[tuple[Commit, str], ...] = ()
    also: str | None = None
    taken: tuple[str, ...] | None = None
    beside: tuple[str, ...] = ()


def on_current(clone: Clone, draft: Draft, tree: str, branch: str) -> Proposal:
    """Propose a commit on the branch that is checked out; `tree` is what it is to hold.

    Where the remote's branch has moved on, the branch's own commits and the new one are put on top.
    """
    root, head = clone.root, clone.head
    changes = tuple(draft.changes(f"{head}^{{tree}}", tree))
    paths = tuple(change.path for change in changes)
    if branch not in clone.heads.tips:
        return Proposal(branch, head, tree, changes, None, head, taken=paths)
    tip = clones.get(clone, branch)
    if commits.is_ancestor(root, tip, head):
        return Proposal(branch, head, tree, changes, tip, head, taken=paths)
    if commits.fork(root, head, tip) is None:
        clones.require_history(root)
    theirs = commits.read(root, tip).tree
    if theirs == tree and commits.is_ancestor(root, head, tip):
        # Pushed before, by a run that was ended before it could say so here.
        return Proposal(branch, tip, tree, (), tip, head, taken=paths)
    replayed = []
    for commit in _own(clone, tip):
        before = commits.read(root, commit.parents[0]).tree
        merged = _merged(clone, draft, (before, commit.tree, theirs), branch)
        if merged != theirs:
            replayed.append((commit, merged))
        theirs = merged
    ours = _merged(clone, draft, (commits.read(root, head).tree, tree, theirs), branch)
    return Proposal(
        branch, tip, ours, tuple(draft.changes(theirs, ours)), tip, head, tuple(replayed)
    )


def _own(clone: Clone, tip: str) -> list[Commit]:
    """Return the commits that the remote's branch lacks, oldest first."""
    found = [commits.read(clone.root, one) for one in commits.between(clone.root, tip, clone.head)]
    joined = [commit for commit in found if len(commit.parents) != 1]
    if joined:
        message = f"{clone.remote.name}/{clone.branch} has moved, and your branch holds a merge"
        hint = "git pull --no-rebase --autostash, then run push again"
        raise FixturectlError(f"{message}; nothing was changed", hint=hint)
    return found


def _merged(clone: Clone, draft: Draft, trees: tuple[str, str, str], branch: str) -> str:
    """Return the tree that holds what led from a tree to two others."""
    merged = draft.merged(*trees)
    if not merged.conflicts:
        return merged.tree
    where = f"{clone.remote.name}/{branch}"
    message = f"you and {where} changed the same lines of {listing(list(merged.conflicts))}"
    hint = f"git pull --rebase --autostash {clone.remote.name} {branch}, mend them, and push again"
    if branch != clone.branch:
        hint = f"git switch {branch} shows the other side; or name another branch: --branch NAME"
    raise FixturectlError(f"{message}; nothing was changed", hint=hint)


def on_topic(
    clone: Clone, draft: Draft, tree: str, names: Iterable[str], *, asked: bool
) -> Proposal:
    """Propose a commit on a branch for review, the first of `names` that is free or ours to go on.

    `tree` has the store's files as they are to be. Nothing else goes along: the branch begins where
    the review does, whatever the branch that is checked out holds besides. A name that was `asked`
    for is used, or refused; else what is under review already is not proposed under another name.
    """
    base = commits.read(clone.root, clone.base).tree
    ours = draft.grafted(base, tree, clone.parts)
    pushed = [] if asked or ours == base else _pushed(clone)
    for one in pushed:
        if one.tree == ours and _is_ours(clone, draft, ours, one.tip, one.tip):
            return Proposal(one.name, one.tip, ours, (), one.tip, one.tip)
    for name in names:
        local, remote = commits.branch_tip(clone.root, name), clone.heads.tips.get(name)
        if local is not None and (folder := surroundings.elsewhere(clone.root, name)):
            raise FixturectlError(f"{name} is checked out in {folder}", hint="run push there")
        if remote is None and (local is None or (asked and _is_past(clone, local))):
            changes = tuple(draft.changes(base, ours))
            beside = tuple(one.name for one in pushed if _is_beside(clone, draft, one, changes))
            return Proposal(name, clone.base, ours, changes, None, local, beside=beside)
        if remote is not None:
            clones.get(clone, name)
        if asked or _is_ours(clone, draft, ours, local, remote):
            return _continued(clone, draft, tree, ours, name)
    raise UsageError("all names for a branch are taken", hint="name one: --branch NAME")


def _pushed(clone: Clone) -> list[Branch]:
    """Return the branches that were pushed from this clone for review."""
    return [
        one
        for one in commits.branches(clone.root)
        if one.name.startswith(REVIEWS) and clone.heads.tips.get(one.name) == one.tip
    ]


def _is_beside(clone: Clone, draft: Draft, branch: Branch, changes: Sequence[Change]) -> bool:
    """Tell whether a branch under review changes files that `changes` are of, and no others."""
    fork = commits.fork(clone.root, branch.tip, clone.base) or clone.base
    theirs = {change.path for change in draft.changes(f"{fork}^{{tree}}", branch.tree)}
    same = theirs and theirs <= {change.path for change in changes}
    return bool(same) and _is_ours(clone, draft, "", branch.tip, branch.tip)


def _is_past(clone: Clone, local: str) -> bool:
    return commits.is_ancestor(clone.root, local, clone.base)


def _is_ours(clone: Clone, draft: Draft, ours: str, local: str | None, remote: str | None) -> bool:
    """Tell whether a branch was made from this clone and is still under review."""
    if remote is None:
        return False  # it was merged and removed, or is somebody's draft
    if local is None:
        return commits.read(clone.root, remote).tree == ours  # pushed by a run that was ended
    if clone.default is None:
        return True
    fork = commits.fork(clone.root, remote, clone.default)
    trees = [commits.read(clone.root, one or remote).tree for one in (fork, clone.default, remote)]
    merged = draft.merged(trees[0], trees[1], trees[2])
    return bool(merged.conflicts) or merged.tree != trees[1]


def _continued(clone: Clone, draft: Draft, tree: str, ours: str, name: str) -> Proposal:
    """Propose a further commit on a branch that is there."""
    root = clone.root
    local, remote = commits.branch_tip(root, name), clone.heads.tips.get(name)
    tip = remote or local or clone.base
    known = local or commits.fork(root, clone.base, tip)
    if local is not None and not commits.is_ancestor(root, local, tip):
        message = f"the branch {name} has commits here that {clone.remote.name} has not"
        raise UsageError(message, hint=f"git switch {name}, and push from there")
    if known is None:
        clones.require_history(root)
        known = clone.base
    follows = commits.is_ancestor(root, clone.base, tip)
    before = commits.read(root, known).tree
    if follows:
        ours = draft.grafted(before, tree, clone.parts)
    theirs = commits.read(root, tip).tree
    merged = _merged(clone, draft, (before, ours, theirs), name)
    changes = draft.changes(theirs, merged)
    if not follows:
        # What others changed on the way to where the review now begins is joined, not committed.
        joined = {change.path for change in draft.changes(f"{clone.base}^{{tree}}", merged)}
        changes = [change for change in changes if change.path in joined]
    also = None if follows else clone.base
    return Proposal(name, tip, merged, tuple(changes), remote, local, also=also)
