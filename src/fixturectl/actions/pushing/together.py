"""What is wrong only once two people's changes come together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.opening import OpenStore
from fixturectl.actions.validate import validate
from fixturectl.actions.validation.targets import Request
from fixturectl.git.drafts import Draft
from fixturectl.rendering.renderer import Renderer
from fixturectl.store.files import Revision
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from fixturectl.actions.pushing.clones import Clone
    from fixturectl.diagnostics import Diagnostic


def findings(
    store: OpenStore, clone: Clone, theirs: str | None, commit: str, tree: str
) -> list[Diagnostic]:
    """Return the errors of `commit` that neither the work tree has nor `theirs`, others' commit.

    `tree` is the work tree's, which was looked at before: where the commit has the same files of
    the store, there is nothing to look at.
    """
    with Draft(clone.root, passing=True) as draft:
        same = not draft.changes(f"{commit}^{{tree}}", tree, clone.parts)
    if same or theirs is None:
        return []
    known = {_identity(one) for one in _errors(store, clone, theirs)}
    return [one for one in _errors(store, clone, commit) if _identity(one) not in known]


def _errors(store: OpenStore, clone: Clone, commit: str) -> list[Diagnostic]:
    """Return the errors of a commit, in what this review changes and whatever depends on it."""
    then = OpenStore(store.root)
    then.tree = Tree(Revision(clone.root, commit, clone.prefix))
    then.renderer = Renderer(then.tree)
    report = validate(then, Request(changed_since=clone.base))
    return [one for one in report.findings if one.level == "error"]


def _identity(found: Diagnostic) -> tuple[str, str, str]:
    return found.check, found.path, found.message
