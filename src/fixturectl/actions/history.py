"""What was sent: when, by whom, how long Slack took to accept it, and how that meets the `sla`."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.outbox.looking import instant
from fixturectl.store import tenants as tenants_of
from fixturectl.store.files import WorkTree
from fixturectl.store.severities import text
from fixturectl.store.tree import Tree
from fixturectl.store.variables.spellings import Wrong, duration
from fixturectl.store.yaml_nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from fixturectl.actions.outbox.opening import Place
    from fixturectl.delivery.outbox import Record
    from fixturectl.delivery.receipts import State
    from fixturectl.store.tenants import Tenant

_HALF, _MOST = 50, 95


class Sent(NamedTuple):
    """A settled delivery; `seconds` are those from its acceptance here to that by Slack."""

    id: str
    tenant: str
    fixture: str
    locale: str
    severity: str
    status: str
    channel: str
    key: str
    title: str
    state: State
    accepted: str
    settled: str
    seconds: float
    attempts: int
    degraded: bool
    test: bool
    possible_duplicate: bool
    sender: str
    ts: str
    permalink: str
    note: str


class Level(NamedTuple):
    """One thing that a tenant promises: `met` is None where nothing is promised or known."""

    measured: float | None
    promised: float | None
    met: bool | None


class Service(NamedTuple):
    """How a tenant was served: counts without tests, times in seconds, success in percent.

    `success` is the share that Slack accepted of what was not given up by hand.
    """

    tenant: str
    delivered: int
    dead: int
    cancelled: int
    degraded: int
    p50: Level
    p95: Level
    success: Level


class History(NamedTuple):
    """Deliveries, oldest first, and how each tenant was served."""

    sent: tuple[Sent, ...]
    services: tuple[Service, ...]


def history(place: Place, names: Collection[str], since: float) -> History:
    """Return what was settled from a time of day on, of these tenants or of all.

    Raises UsageError for a tenant that is not there.
    """
    tree = Tree(WorkTree(place.root))
    known = set(tree.tenants())
    sent: list[Sent] = []
    services = []
    for name in place.chosen(names):
        with place.open(name) as outbox:
            found = outbox.history(since)
        sent += map(_sent, found)
        tenant = tenants_of.load(tree, name) if name in known else None
        services.append(_service(name, found, tenant))
    return History(tuple(sorted(sent, key=lambda one: (one.settled, one.id))), tuple(services))


def _sent(found: Record) -> Sent:
    return Sent(
        *found[:10],
        accepted=instant(found.accepted),
        settled=instant(found.settled),
        seconds=round(found.seconds, 3),
        **{name: getattr(found, name) for name in Sent._fields[13:]},
    )


def _service(name: str, found: Sequence[Record], tenant: Tenant | None) -> Service:
    real = [one for one in found if not one.test]
    times = sorted(one.seconds for one in real if one.state == "delivered")
    dead = sum(one.state == "dead" for one in real)
    share = 100 * len(times) / (len(times) + dead) if times or dead else None
    return Service(
        name,
        len(times),
        dead,
        sum(one.state == "cancelled" for one in real),
        sum(one.degraded for one in real),
        _within(percentile(times, _HALF), promised(tenant, "p50")),
        _within(percentile(times, _MOST), promised(tenant, "p95")),
        _at_least(share, promised(tenant, "success")),
    )


def percentile(ordered: Sequence[float], percent: int) -> float | None:
    """Return the smallest of the sorted numbers that so many percent don't exceed (nearest rank).

    With few deliveries it is one that happened, never a number between two of them.
    """
    if not ordered:
        return None
    return round(ordered[max(ceil(len(ordered) * percent / 100) - 1, 0)], 3)


def promised(tenant: Tenant | None, name: str) -> float | None:
    """Return a level of a tenant's `sla`: seconds, or percent; None where none can be read."""
    found = tenant.setting(("sla", name)) if tenant is not None else None
    node = found.node if found else None
    value = node.resolve() if isinstance(node, Scalar) else None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    span = duration(text(node))
    return None if isinstance(span, Wrong) else span.total_seconds()


def _within(measured: float | None, limit: float | None) -> Level:
    told = measured is not None and limit is not None
    return Level(measured, limit, measured <= limit if told else None)  # type: ignore[operator]


def _at_least(measured: float | None, limit: float | None) -> Level:
    told = measured is not None and limit is not None
    met = measured >= limit if told else None  # type: ignore[operator]
    return Level(None if measured is None else round(measured, 3), limit, met)
