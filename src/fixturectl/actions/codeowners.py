"""Write the part of CODEOWNERS that is made from the `owners:` of all tenants."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.errors import FixturectlError
from fixturectl.store.changes import Changes
from fixturectl.store.codeowners import find
from fixturectl.store.owners import lines

if TYPE_CHECKING:
    from fixturectl.actions.opening import OpenStore


class Renewal(NamedTuple):
    """A CODEOWNERS file by its path in the repository, and the changes that make it current.

    There are none where it says of owners what the tenants do.
    """

    path: str
    changes: Changes

    @property
    def is_current(self) -> bool:
        return not self.changes.steps


def renewal(store: OpenStore) -> Renewal:
    """Return what is to be changed in the repository's CODEOWNERS; nothing is written.

    Raises FixturectlError for a file whose marks can't be told.
    """
    file = find(store.root)
    changes = Changes(file.root)
    if file.fault:
        hint = "put them there, or remove both: then a new part goes to the end"
        raise FixturectlError(file.fault, hint=hint)
    made = lines([store.tenant(name) for name in store.tenants()], file.prefix)
    if not file.says(made):
        content = file.renewed(made).encode("utf-8", "surrogateescape")
        if file.content is None:
            changes.create(file.path, content)
        else:
            changes.edit(file.path, content)
    return Renewal(file.path, changes)
