"""Push the store's changes as a branch for review, and change nothing else on the way."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from fixturectl import git
from fixturectl.actions.pushing import clones, forges, proposals, together, wording
from fixturectl.actions.secrets.verify import Asked
from fixturectl.actions.secrets.verify import verify as verify_secrets
from fixturectl.actions.validate import validate
from fixturectl.actions.validation import recalling
from fixturectl.actions.validation.targets import Request
from fixturectl.errors import FindingsError, FixturectlError, UsageError
from fixturectl.git import commits, remotes, surroundings
from fixturectl.git.drafts import Draft
from fixturectl.token_shapes import find as find_tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.pushing.clones import Clone
    from fixturectl.actions.pushing.proposals import Proposal
    from fixturectl.diagnostics import Diagnostic
    from fixturectl.git.drafts import Change

_ATTEMPTS = 3  # at a branch that others push to at the same time
_POLICY = ".sops.yaml"
_FORGE = "fixturectl.forge"  # a setting of the clone


class Wanted(NamedTuple):
    """What was asked for; empty is what is left to the tool. `prompts`: people can be asked."""

    message: str = ""
    branch: str = ""
    remote: str | None = None
    prompts: bool = False


class Plan(NamedTuple):
    """What a push would do: in which clone, with which commit.

    `tree` has the store's files as they were looked at; `changes` are those of the whole review,
    with paths relative to the store, as all paths that people read. `ignored` are files that git
    was told to ignore: they stay. It `is_news` if the remote lacks anything of it.
    """

    clone: Clone
    proposal: Proposal
    tree: str
    message: str
    changes: tuple[Change, ...]
    ignored: tuple[str, ...]
    is_news: bool

    @property
    def page(self) -> str:
        """The address where people compare the branch, "" where that is unknown."""
        target = self.clone.heads.default
        return forges.compare(self.home, self.proposal.branch, target) if target else ""

    @property
    def home(self) -> forges.Home:
        """Where the remote's pages are."""
        root = self.clone.root
        setting = git.config(root, _FORGE) or ""
        return forges.home(self.clone.remote.url, root, setting, os.environ)


class Pushed(NamedTuple):
    """What was carried out, and the commit that the remote's branch has now.

    `said` is what the server says, `notes` is what there is to know besides.
    """

    plan: Plan
    commit: str
    said: tuple[str, ...]
    notes: tuple[str, ...]


def plan(store: OpenStore, wanted: Wanted) -> Plan:
    """Return what a push would do; nothing is written but the remote's commits that are lacking.

    Raises FixturectlError for whatever makes it impossible, UsageError for what can't be meant.
    """
    _look_at(wanted.message)
    clone = clones.find(store, wanted.remote, prompts=wanted.prompts)
    with Draft(clone.root, passing=True) as draft:
        tree = draft.staged(clone.head, clone.parts)
        proposal, message = _proposed(store, clone, draft, tree, wanted)
        changes = draft.changes(f"{clone.base}^{{tree}}", tree, clone.parts)
        is_news = _is_news(clone, draft, tree, proposal)
    inside = tuple(one._replace(path=clone.inside(one.path)) for one in changes)
    left = surroundings.ignored(clone.root, list(clone.parts))
    ignored = tuple(map(clone.inside, left))
    return Plan(clone, proposal, tree, message, inside, ignored, is_news)


def _is_news(clone: Clone, draft: Draft, tree: str, proposal: Proposal) -> bool:
    """Tell whether the store differs from what the remote has of it."""
    if proposal.changes or proposal.replayed:
        return True
    there = proposal.remote_tip or clone.base
    differs = draft.changes(f"{there}^{{tree}}", tree, clone.parts)
    return proposal.onto != proposal.remote_tip and bool(differs)


def _look_at(message: str) -> None:
    if any(find_tokens(message)):
        raise UsageError("the message holds a credential", hint="write it without")


def _proposed(
    store: OpenStore, clone: Clone, draft: Draft, tree: str, wanted: Wanted
) -> tuple[Proposal, str]:
    """Return what is to be pushed, and the message of its new commit."""
    review = draft.changes(f"{clone.base}^{{tree}}", tree, clone.parts)
    reviewed = [one._replace(path=clone.inside(one.path)) for one in review]
    touched = wording.touched(change.path for change in reviewed)
    guarded = clones.protected(store, clone, touched.tenants)
    title = wanted.message.strip().partition("\n")[0]
    named = wanted.branch and clones.branch_asked(clone, wanted.branch, guarded)
    stays = clone.branch is not None and not remotes.protects(guarded, clone.branch)
    if clone.branch is not None and (named == clone.branch or (stays and not named)):
        proposal = proposals.on_current(clone, draft, tree, clone.branch)
    else:
        names = [named] if named else wording.branch_names(title, touched)
        proposal = proposals.on_topic(clone, draft, tree, names, asked=bool(named))
    return proposal, _message(clone, proposal, wanted.message)


def _message(clone: Clone, proposal: Proposal, given: str) -> str:
    """Return the new commit's message: as given, or what it does, with trailers that name it."""
    mine = [one._replace(path=clone.inside(one.path)) for one in proposal.changes]
    if not mine:
        return given
    trailers = wording.trailers(wording.touched(change.path for change in mine))
    return commits.with_trailers(clone.root, given.strip() or wording.subject(mine), trailers)


def findings(store: OpenStore, plan: Plan) -> list[Diagnostic]:
    """Return what is wrong with what would be pushed, and with whatever depends on it."""
    request = Request(changed_since=plan.clone.base)
    report = validate(store, request, state=recalling.recall(store.root).state)
    paths = [change.path for change in plan.changes if change.status != "D"]
    if _POLICY in paths:
        return [*report.findings, *verify_secrets(store.root, Asked())]
    there = tuple(store.root / path for path in paths)
    found = verify_secrets(store.root, Asked(there)) if there else []
    known = {(one.path, one.line, one.column) for one in report.findings}
    return [
        *report.findings,
        *(one for one in found if (one.path, one.line, one.column) not in known),
    ]


def carry_out(store: OpenStore, plan: Plan, wanted: Wanted) -> Pushed:
    """Commit and push what was planned; the clone's branch and index follow once that is done.

    Where the remote's branch moves meanwhile, it is all thought over, and tried again. Raises
    FindingsError where this is sound by itself, but not together with what others pushed.
    """
    with Draft(plan.clone.root) as draft:
        for _ in range(_ATTEMPTS):
            tree = draft.staged(plan.clone.head, plan.clone.parts)
            if tree != plan.tree:
                message = "the store's files changed while they were looked at"
                raise FixturectlError(f"{message}; nothing was pushed", hint="run push again")
            # Once more, to keep the objects.
            proposal, message = _proposed(store, plan.clone, draft, tree, wanted)
            plan = plan._replace(proposal=proposal, message=message)
            commit = _committed(draft, plan)
            broken = together.findings(store, plan.clone, proposal.remote_tip, commit, tree)
            if broken:
                raise FindingsError(broken)
            done = remotes.push(plan.clone.root, plan.clone.remote, commit, proposal.branch)
            if not done.moved:
                notes = (*_settled(plan, commit), *_remarks(plan))
                return Pushed(plan, commit, done.said, notes)
            plan = plan._replace(clone=clones.asked(plan.clone))
    where = f"{plan.clone.remote.name}/{plan.proposal.branch}"
    message = f"{where} moved again each time; nothing was changed"
    raise FixturectlError(message, hint="run push again when others are done")


def settle(plan: Plan) -> Sequence[str]:
    """Let the clone know of what the remote has already, pushed by a run that was ended."""
    if plan.proposal.onto != plan.proposal.remote_tip:
        return []
    return _settled(plan, plan.proposal.onto)


def _committed(draft: Draft, plan: Plan) -> str:
    """Return the commit that the branch is to have."""
    proposal = plan.proposal
    tip = proposal.onto
    for commit, tree in proposal.replayed:
        tip = commits.make(draft, tree, [tip], commit.message, like=commit)
    if not proposal.changes:
        return tip
    draft.run("read-tree", "--reset", proposal.tree)
    message = commits.checked(draft, plan.message)
    parents = [tip, proposal.also] if proposal.also else [tip]
    return commits.make(draft, proposal.tree, parents, message)


def _settled(plan: Plan, commit: str) -> list[str]:
    """Let the clone's branch, and its index of what was committed, follow what was pushed."""
    root, proposal = plan.clone.root, plan.proposal
    checked_out = proposal.branch == plan.clone.branch
    where = f"{plan.clone.remote.name}/{proposal.branch}"
    if checked_out and proposal.taken is None:
        return [f"{where} had moved: git pull --rebase --autostash gets what others did there"]
    if proposal.local_tip != commit:
        # First the index: a run that ends here leaves what it committed staged, and no more.
        commits.take_into_index(root, commit, proposal.taken or ())
        reason = plan.message.partition("\n")[0] or "up to date"
        commits.move_branch(root, proposal.branch, commit, proposal.local_tip, reason)
    if git.config(root, f"branch.{proposal.branch}.remote") is None:
        git.set_config(root, f"branch.{proposal.branch}.remote", plan.clone.remote.name)
        git.set_config(root, f"branch.{proposal.branch}.merge", f"refs/heads/{proposal.branch}")
    return []


def _remarks(plan: Plan) -> list[str]:
    outer = surroundings.superproject(plan.clone.root)
    if outer is None:
        return []
    return [f"{plan.clone.root} is a submodule: once this is merged, commit it in {outer} too"]
