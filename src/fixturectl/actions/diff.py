"""What a change of a store's files does: to every message, and to what validating finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.comparison.entries import Entries
from fixturectl.actions.comparison.findings import differing
from fixturectl.actions.comparison.reach import Reach, renames
from fixturectl.actions.comparison.sides import sides
from fixturectl.actions.comparison.starting_point import starting_point
from fixturectl.reports.differences import Difference

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.actions.opening import OpenStore
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.restoring import Former


class Compared(NamedTuple):
    """A difference, and how many messages were rendered to find it, findings apart."""

    difference: Difference
    renderings: int


def diff(store: OpenStore, revision: str = "") -> Compared:
    """Compare a store's work tree with a revision, by default the one its branch began at.

    Raises FixturectlError where there is no such revision, no git, or no store in it.
    """
    start = starting_point(store.root, revision)
    return compared(store.renderer, start.former, start.revision, start.commit)


def compared(
    renderer: Renderer,
    former: Mapping[str, Former | None],
    revision: str = "",
    commit: str = "",
) -> Compared:
    """Compare a store as it is with what some of its files held before."""
    reach = Reach(sides(renderer, former))
    if not reach.files:
        return Compared(Difference(revision, commit, ()), 0)
    entries = Entries(reach, renames(reach))
    gathered = tuple(entries.gathered())
    found, mended = differing(reach)
    difference = Difference(
        revision, commit, gathered, tuple(found), tuple(mended), tuple(entries.unseen())
    )
    return Compared(difference, entries.comparing.renderings)
