"""A dry run: the very calls that sending would make, and what would come of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.sending.drafts import draft
from fixturectl.delivery import calls, places
from fixturectl.delivery.endpoints import address
from fixturectl.delivery.outbox import Outbox
from fixturectl.delivery.senders.dry_run import DryRun
from fixturectl.delivery.settings import settings

if TYPE_CHECKING:
    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.sending.orders import Order, Way
    from fixturectl.delivery.calls import Call
    from fixturectl.delivery.outbox import Entry
    from fixturectl.delivery.outbox.accepting import Plan
    from fixturectl.diagnostics import Diagnostic

KEY = "0" * 24  # where a delivery has its own


class Rehearsal(NamedTuple):
    """What would be sent where: `calls` go to the address `url`; none where it was sent before.

    `verdict` says in words what sending would do.
    """

    address: str
    channel: str
    severity: str
    url: str
    calls: tuple[Call, ...]
    verdict: str
    degraded: bool
    findings: tuple[Diagnostic, ...]


def rehearse(store: OpenStore, order: Order, way: Way) -> Rehearsal:
    """Return what `send` would do; nothing is stored, no token is looked for.

    Sensitive values are masked. Raises what `drafts.draft` raises.
    """
    made = draft(store, order, reveal=False)
    entry = made.entry
    plan = _plan(store, entry, way)
    sender = DryRun()
    for step in plan.steps:
        sender.send(_call(entry, step, plan.ts), step)
    return Rehearsal(
        entry.address,
        entry.channel,
        entry.severity,
        address(way.environ),
        tuple(sender.calls),
        f"{'degraded: ' * entry.degraded}{_VERDICTS[plan.steps]}",
        entry.degraded,
        made.findings,
    )


_VERDICTS = {
    (): "nothing to do: the same message was sent before",
    ("post",): "a new message",
    ("update",): "the message of this alert is changed",
    ("update", "reply"): "the message of this alert is changed, and its thread is told",
}


def _plan(store: OpenStore, entry: Entry, way: Way) -> Plan:
    from fixturectl.delivery.outbox.accepting import NEW  # noqa: PLC0415 - where there may be one

    folder = places.of_store(store.root, way.environ) / entry.tenant
    if not (folder / places.DATABASE).exists():
        return NEW
    outbox = Outbox(folder, settings(way.environ))
    try:
        return outbox.plan(entry)
    finally:
        outbox.close()


def _call(entry: Entry, step: str, ts: str) -> Call:
    if step == "update":
        return calls.update(entry.channel, entry.payload, KEY, ts)
    if step == "reply":
        text = {"text": calls.notification(entry.payload)}
        return calls.post(entry.channel, text, f"{KEY}.reply", ts)
    return calls.post(entry.channel, entry.payload, KEY)
