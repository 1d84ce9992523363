"""What a tenant needs to send, looked at in the order in which sending needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.sending.orders import Way
    from fixturectl.store.tenants import Tenant


class Desk(NamedTuple):
    """The tenant that would send, and the way it would take."""

    store: OpenStore
    tenant: Tenant
    way: Way
