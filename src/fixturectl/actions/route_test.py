"""Test routes against the payloads of files: what they amount to, and whether that is expected."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.expecting import unmet
from fixturectl.actions.routing import read, routings, shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fixturectl.actions.expecting import Expectation
    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.routing import Routing


class Trial(NamedTuple):
    """A file, its messages, what could not be read of it, and what is not as expected."""

    file: str
    messages: tuple[Routing, ...]
    notes: tuple[str, ...]
    unmet: tuple[str, ...]

    @property
    def failed(self) -> bool:
        return bool(self.unmet) or any(one.degraded for one in self.messages)


def route_test(
    store: OpenStore,
    tenant: str,
    payloads: Iterable[tuple[str, bytes]],
    system: str,
    expected: Sequence[Expectation],
) -> list[Trial]:
    """Return what each payload, a name and its content, amounts to for a tenant.

    Raises UsageError for a tenant that is not there, or an empty payload.
    """
    owner = store.tenant(tenant)
    found = []
    for name, content in payloads:
        group = read(content, system)
        messages = routings(store, owner, group)
        differences = unmet(messages, expected)
        told = tuple(one._replace(variables=shown(dict(one.variables))) for one in messages)
        found.append(Trial(name, told, group.notes, tuple(differences)))
    return found
