"""The records of validations in memory, for whoever validates a store again and again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.validation.records import Contents, Records

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.actions.validation.inventory import Group, Heirs
    from fixturectl.actions.validation.states import State
    from fixturectl.store.tree import Tree


class Remembered(Records):
    """Records that begin as those on disk and then stay in memory."""

    def begin(self, state: State) -> None:
        """Turn to the next validation, of files as `state` has them."""
        self._files = Contents(state)
        self._new = {}

    def adopt(self, state: State, groups: Iterable[Group], heirs: Heirs, tree: Tree) -> None:
        """Take the records on disk for those of files as `state` has them."""
        self.begin(state)
        self._new = dict(self._old)
        self.save(state, groups, heirs, tree)

    def save(self, state: State, groups: Iterable[Group], heirs: Heirs, tree: Tree) -> None:
        files = self._files or Contents(state)
        self._old = {
            group.name: (files.fingerprint(group, heirs, tree), *self._new[group.name][1:])
            for group in groups
            if group.name in self._new
        }
