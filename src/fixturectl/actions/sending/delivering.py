"""Send: render or degrade, accept, deliver; what is accepted is delivered by whoever comes next."""

from __future__ import annotations

import getpass
import socket
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.sending.desks import courier_of, outbox_of
from fixturectl.actions.sending.drafts import Draft, draft
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.sending.orders import Order, Way
    from fixturectl.delivery.courier import Courier
    from fixturectl.delivery.outbox import Accepted, Delivery, Outbox
    from fixturectl.delivery.receipts import Receipt
    from fixturectl.diagnostics import Diagnostic


class Sent(NamedTuple):
    """What became of one order, and what is to be said about it."""

    receipt: Receipt
    findings: tuple[Diagnostic, ...] = ()


def send(store: OpenStore, order: Order, way: Way) -> Sent:
    """Send one alert: accept it, then try to deliver it for as long as `way` says.

    Raises what `drafts.draft` raises, and StorageError where it can't be stored; nothing was sent
    then. What goes wrong later is in the receipt.
    """
    made = draft(store, order, sender=way.sender or sender_name())
    outbox = outbox_of(store, made.entry.tenant, way)
    try:
        (accepted,) = outbox.accept([made.entry])
        (receipt,) = deliver(store, made.entry.tenant, way, outbox, [accepted])
    finally:
        outbox.close()
    return Sent(receipt, made.findings)


def accept(outbox: Outbox, drafts: Iterable[Draft]) -> list[Accepted]:
    """Store the messages of one tenant, all or none."""
    return outbox.accept([one.entry for one in drafts])


def deliver(
    store: OpenStore, tenant: str, way: Way, outbox: Outbox, accepted: Sequence[Accepted]
) -> list[Receipt]:
    """Try to deliver what a tenant's outbox has accepted, and return how it stands then."""
    refusal = ""
    if way.wait is not None:
        wait = outbox.limits.wait if way.wait < 0 else way.wait
        refusal = _delivered(store, tenant, way, outbox, accepted, monotonic() + wait)
    receipts = []
    for one in accepted:
        found = outbox.find(one.id)
        refused = bool(refusal) and found.state in {"waiting", "doubtful"}
        receipt = found.receipt(repeated=one.repeated, refused=refused)
        receipts.append(receipt._replace(note=refusal) if refused else receipt)
    return receipts


def _delivered(
    store: OpenStore,
    tenant: str,
    way: Way,
    outbox: Outbox,
    accepted: Sequence[Accepted],
    until: float,
) -> str:
    """Deliver until a moment; return in words why Slack or policy refuses, else nothing."""
    ids = [one.id for one in accepted if outbox.find(one.id).state != "delivered"]
    if not ids:
        return ""
    try:
        courier = courier_of(store, tenant, way, outbox)
    except FixturectlError as error:
        return f"{error.message}; {error.hint}" if error.hint else error.message
    try:
        courier.settle(ids, until, {outbox.find(one).channel for one in ids})
        for one in ids:
            link(courier, outbox, outbox.find(one))
        courier.drain(until)
        outbox.tidy()
    finally:
        courier.close()
    refusal = courier.refusal
    return f"Slack refuses the token: {refusal.code}" if refusal is not None else ""


def link(courier: Courier, outbox: Outbox, found: Delivery) -> None:
    """Ask Slack for the address of a message that it has; where it doesn't tell, none is kept."""
    if found.state != "delivered" or found.permalink or not found.ts:
        return
    answer = courier.sender.ask("chat.getPermalink", channel=found.channel, message_ts=found.ts)
    permalink = answer.body.get("permalink")
    if isinstance(permalink, str) and permalink.startswith(("https://", "http://")):
        outbox.set_permalink(found, permalink)


def sender_name() -> str:
    """Return who sends from where, as `anna@web-1`."""
    try:
        user = getpass.getuser()
    except (KeyError, OSError):
        user = "?"
    return f"{user}@{socket.gethostname()}"
