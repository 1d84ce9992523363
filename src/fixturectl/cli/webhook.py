"""`send --from`: the orders that a webhook's payload amounts to, for the tenants named."""

from __future__ import annotations

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.routing import read
from fixturectl.actions.sending.arrivals import arrivals
from fixturectl.cli import given, sending
from fixturectl.cli.findings import say
from fixturectl.delivery import webhooks
from fixturectl.delivery.receipts import worst
from fixturectl.diagnostics import nearest
from fixturectl.errors import UsageError
from fixturectl.store.lineages import ROOT

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.sending import Order, Way
    from fixturectl.cli.session import Session
    from fixturectl.delivery.webhooks import Group

FIRING = "firing"  # what --status says where it is not given


class Asked(NamedTuple):
    """What the command line says: tenants, or a pattern of them, and where the payload is.

    `source` is a system and a file. `locale` and `repeat` count for all messages.
    """

    names: tuple[str, ...]
    pattern: str | None
    source: tuple[str, str]
    locale: str | None = None
    repeat: bool = False


def refuse(options: Mapping[str, object]) -> None:
    """Raise UsageError for an option whose part the routes have."""
    for option, value in options.items():
        if value is not None and (option, value) != ("--status", FIRING):
            raise UsageError(
                f"{option} is not for --from", hint="routes in tenant.yaml and the payload say it"
            )


def carry_out(
    session: Session, store: OpenStore, asked: Asked, way: Way, form: str, *, dry_run: bool
) -> int:
    """Send, or say what would be sent; return the exit status.

    Raises UsageError for what is no system, no tenant or no file, and for an empty payload.
    """
    tenants = [store.tenant(name).id for name in _tenants(store, asked)]
    group = _group(asked.source)
    found = [arrivals(store, tenant, group) for tenant in tenants]
    findings = [finding for one in found for finding in one.findings]
    told = say(session, list(dict.fromkeys(findings)))
    orders = [_changed(order, asked) for one in found for order in one.orders]
    act = sending.rehearse if dry_run else sending.carry_out
    return worst([told, act(session, store, orders, way, form)])


def _changed(order: Order, asked: Asked) -> Order:
    return order._replace(locale=asked.locale or order.locale, repeat=asked.repeat)


def _group(source: tuple[str, str]) -> Group:
    system, file = source
    known = webhooks.systems()
    if system not in known:
        hint = nearest(system, known) or f"known are {', '.join(known)}"
        raise UsageError(f"--from {system}: an unknown system", hint=hint)
    return read(given.payload(file)[1], system)


def _tenants(store: OpenStore, asked: Asked) -> Sequence[str]:
    for name in asked.names:
        if "/" in name:
            hint = f"name the tenant alone: {name.partition('/')[0]}"
            raise UsageError(f"{name}: with --from, routes choose the fixture", hint=hint)
    if asked.pattern is None:
        return list(dict.fromkeys(asked.names)) or [ROOT]
    if asked.names:
        raise UsageError("--tenants says whose routes to ask", hint="name no tenant besides")
    found = [name for name in store.tenants() if fnmatchcase(name, asked.pattern)]
    if not found:
        hint = nearest(asked.pattern, store.tenants()) or "see: fixturectl list tenants"
        raise UsageError(f"no tenant is called {asked.pattern}", hint=hint)
    return found
