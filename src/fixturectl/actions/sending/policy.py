"""Where a tenant's alert may go: the channel of its severity, or one that the tenant names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.diagnostics import nearest
from fixturectl.errors import RefusedError
from fixturectl.store.severities import text

if TYPE_CHECKING:
    from fixturectl.actions.sending.orders import Order
    from fixturectl.store.fixtures import Fixture
    from fixturectl.store.severities import Severity
    from fixturectl.store.tenants import Tenant


def severity_of(tenant: Tenant, fixture: Fixture, order: Order) -> str:
    """Return the name of an alert's severity; the most urgent one where nothing tells."""
    own = fixture.severity.value if fixture.severity is not None else ""
    for name in (order.severity, own):
        if name in tenant.severities:
            return name
    return next(iter(tenant.severities), "")


def urgency_of(tenant: Tenant, severity: str) -> int:
    """Return how many severities are less urgent."""
    names = list(tenant.severities)
    return len(names) - 1 - names.index(severity) if severity in names else 0


def channel_of(tenant: Tenant, severity: str, order: Order) -> str:
    """Return the channel to post to; raises RefusedError where the tenant allows none."""
    allowed = channels_of(tenant)
    if order.channel:
        if order.channel not in allowed:
            known = f"it may post to {', '.join(allowed)}" if allowed else "it names no channel"
            raise RefusedError(
                f"tenant {tenant.id} may not post to {order.channel}",
                hint=nearest(order.channel, allowed) or f"{known}; add it to channels:",
            )
        return order.channel
    own = tenant.severities.get(severity)
    if own is None or not own.channel:
        faults = [str(one) for one in tenant.problems if one.level == "error"]
        hint = f"set severities.{severity or '...'}.channel of the tenant, or name one: --channel"
        raise RefusedError(
            f"tenant {tenant.id} has no channel for {severity or 'its'} alerts",
            hint=faults[0] if faults else hint,
        )
    return own.channel


def channels_of(tenant: Tenant) -> list[str]:
    """Return every channel that a tenant may post to."""
    severities: list[Severity] = list(tenant.severities.values())
    named = [*(one.channel for one in severities if one.channel), *tenant.channels]
    return list(dict.fromkeys(named))


def holds(tenant: Tenant) -> bool:
    """Return whether a message in doubt is to be held, not posted again."""
    return _setting(tenant, "on_doubt") == "hold"


def on_dead(tenant: Tenant) -> str:
    return _setting(tenant, "on_dead")


def _setting(tenant: Tenant, key: str) -> str:
    found = tenant.setting(key)
    return text(found.node) if found else ""
