"""Write the part of CODEOWNERS that is made from the `owners:` of all tenants."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.diagnostics import Diagnostic
from fixturectl.errors import FindingsError, FixturectlError
from fixturectl.store.changes import Changes
from fixturectl.store.codeowners import find
from fixturectl.store.owners import lines, mistakes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.opening import OpenStore
    from fixturectl.store.tenants import Tenant


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

    Raises FixturectlError for a file whose marks can't be told, and FindingsError for faults of the
    tenants: who is misspelt, or stands in a file that can't be read, would no longer be asked.
    """
    file = find(store.root)
    changes = Changes(file.root)
    if file.fault:
        hint = "put them there, or remove both: then a new part goes to the end"
        raise FixturectlError(file.fault, hint=hint)
    tenants = [store.tenant(name) for name in store.tenants()]
    if faults := list(dict.fromkeys(one for tenant in tenants for one in _faults(tenant))):
        raise FindingsError(faults)
    made = lines(tenants, file.prefix)
    if not file.says(made):
        content = file.renewed(made).encode("utf-8", "surrogateescape")
        if file.content is None:
            changes.create(file.path, content)
        else:
            changes.edit(file.path, content)
    return Renewal(file.path, changes)


def _faults(tenant: Tenant) -> Iterator[Diagnostic]:
    yield from (one for one in tenant.problems if one.level == "error")
    for node, message, hint in mistakes(tenant):
        yield Diagnostic("owners", "error", message, hint, *node.place)
