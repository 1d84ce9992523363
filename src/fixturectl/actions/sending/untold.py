"""An alert that no fixture tells: degraded from the start, by its name, with all that it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.sending import degrading, policy, sameness
from fixturectl.delivery.outbox.rows import Entry
from fixturectl.diagnostics import Diagnostic

if TYPE_CHECKING:
    from fixturectl.actions.sending.orders import Order
    from fixturectl.store.tenants import Tenant

CHECK = "route-fallback"


def finding(tenant: Tenant) -> Diagnostic:
    """Return why no fixture tells an alert: the tenant has no fallback, or none that is there."""
    named = f"no fixture {tenant.fallback}" if tenant.fallback else "no fallback:"
    message = f"no route matches, and the tenant {tenant.id} has {named}"
    hint = "add fallback: and the name of a fixture that can tell any alert"
    return Diagnostic(CHECK, "error", message, hint)


def entry(tenant: Tenant, order: Order, sender: str) -> Entry:
    """Return the message for an order without a fixture; RefusedError without any channel."""
    severity = order.severity or next(iter(tenant.severities), "")
    values = {
        name: str(value) for name, value in sameness.spelled(order.variables).items() if value
    }
    facts = degrading.Facts(order.title, severity, order.status, values, (finding(tenant),))
    payload = degrading.degraded(facts)
    return Entry(
        tenant=tenant.id,
        fixture=order.address.partition("/")[2],
        locale=tenant.default_locale,
        status=order.status,
        severity=severity,
        urgency=policy.urgency_of(tenant, severity),
        channel=policy.channel_of(tenant, severity, order),
        title=order.title,
        key=order.key,
        automatic=False,
        fingerprint=sameness.fingerprint(order, tenant.default_locale),
        payload=payload,
        fallback=payload,
        degraded=True,
        repeat=order.repeat,
        hold=policy.holds(tenant),
        on_dead=policy.on_dead(tenant),
        sender=sender,
    )
