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
    from fixturectl.actions.opening import OpenStore


class Compared(NamedTuple):
    """A difference, and how many messages were rendered to find it, findings apart."""

    difference: Difference
    renderings: int


def diff(store: OpenStore, revision: str = "", *, pictures: bool = True) -> Compared:
    """Compare a store's work tree with a revision, by default the one its branch began at.

    Without `pictures` the difference holds what differs, and not the messages whole. Raises
    FixturectlError where there is no such revision, no git, or no store in it.
    """
    start = starting_point(store.root, revision)
    reach = Reach(sides(store.renderer, start.former))
    if not reach.files:
        return Compared(Difference(start.revision, start.commit, ()), 0)
    entries = Entries(reach, renames(reach), pictures=pictures)
    gathered = tuple(entries.gathered())
    found, mended = differing(reach, store.root)
    difference = Difference(
        start.revision,
        start.commit,
        gathered,
        tuple(found),
        tuple(mended),
        tuple(entries.unseen()),
    )
    return Compared(difference, entries.comparing.renderings)
