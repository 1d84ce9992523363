"""Send: render or degrade, accept, deliver; what is accepted is delivered by whoever comes next."""

from __future__ import annotations

import os
import pwd
from threading import Event
from time import monotonic
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.sending.desks import courier_of, outbox_of
from fixturectl.actions.sending.drafts import Draft, draft
from fixturectl.actions.sending.parallel import at_once
from fixturectl.delivery.receipts import UNDELIVERED
from fixturectl.errors import FixturectlError, RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.sending.orders import Order, Way
    from fixturectl.delivery.courier import Courier
    from fixturectl.delivery.outbox import Accepted, Delivery, Outbox
    from fixturectl.delivery.receipts import Receipt
    from fixturectl.diagnostics import Diagnostic

_PATIENCE = 3.0  # seconds for the address of a message that is delivered


class Sent(NamedTuple):
    """What became of an order that was accepted: a receipt, and what is to be said of it."""

    address: str
    receipt: Receipt
    findings: tuple[Diagnostic, ...] = ()

    @property
    def status(self) -> int:
        return self.receipt.status


class Unsent(NamedTuple):
    """An order that was not accepted, and why: nothing was sent for it."""

    address: str
    error: FixturectlError
    findings: tuple[Diagnostic, ...] = ()

    @property
    def status(self) -> int:
        return self.error.status


def send(store: OpenStore, order: Order, way: Way) -> Sent:
    """Send one alert: accept it, then try to deliver it for as long as `way` says.

    Raises what `drafts.draft` raises, and StorageError where it can't be stored; nothing was sent
    then. What goes wrong later is in the receipt.
    """
    (sent,) = send_all(store, [order], way)
    if isinstance(sent, Unsent):
        raise sent.error
    return sent


def send_all(
    store: OpenStore,
    orders: Sequence[Order],
    way: Way,
    progress: Callable[[int, int], None] | None = None,
) -> list[Sent | Unsent]:
    """Send alerts, those of each tenant by themselves: one that hangs or fails stops no other.

    All are accepted before the first is delivered. For a person nothing is sent if one of the
    alerts is wrong: then it raises what is wrong with it. `progress` gets how many alerts are dealt
    with, of how many.
    """
    way = way._replace(over=way.over or Event())
    drafts = [_drafted(store, order, way) for order in orders]
    wrong = next((one.error for one in drafts if isinstance(one, Unsent)), None)
    if wrong is not None and orders[0].person:
        raise wrong
    groups = _by_tenant(drafts)
    done = 0

    def told(sent: dict[int, Sent | Unsent]) -> None:
        nonlocal done
        done += len(sent)
        if progress is not None:
            progress(done, len(orders))

    desks = [_accepted(store, tenant, members, way) for tenant, members in groups.items()]
    found: dict[int, Sent | Unsent] = {
        index: one for index, one in enumerate(drafts) if isinstance(one, Unsent)
    }
    if desks:
        for sent in at_once(lambda desk: desk.deliver(store, way), desks, way.over, told):
            found |= sent
    return [found[index] for index in range(len(orders))]


def _drafted(store: OpenStore, order: Order, way: Way) -> Draft | Unsent:
    try:
        return draft(store, order, sender=way.sender or sender_name())
    except FixturectlError as error:
        return Unsent(order.address, error)


def _by_tenant(drafts: Sequence[Draft | Unsent]) -> dict[str, dict[int, Draft]]:
    groups: dict[str, dict[int, Draft]] = {}
    for index, one in enumerate(drafts):
        if isinstance(one, Draft):
            groups.setdefault(one.entry.tenant, {})[index] = one
    return groups


class _Desk:
    """The alerts of one tenant, by their place among all: accepted, or refused by the disk."""

    def __init__(self, tenant: str, drafts: dict[int, Draft]) -> None:
        self.tenant = tenant
        self.drafts = drafts
        self.accepted: list[Accepted] = []
        self.error: FixturectlError | None = None

    def deliver(self, store: OpenStore, way: Way) -> dict[int, Sent | Unsent]:
        """Deliver what was accepted, and return what became of each alert."""
        if self.error is not None:
            return {
                index: Unsent(one.entry.address, self.error, one.findings)
                for index, one in self.drafts.items()
            }
        outbox = outbox_of(store, self.tenant, way)
        try:
            receipts = deliver(store, self.tenant, way, outbox, self.accepted)
        finally:
            outbox.close()
        return {
            index: Sent(one.entry.address, receipt, one.findings)
            for (index, one), receipt in zip(self.drafts.items(), receipts, strict=True)
        }


def _accepted(store: OpenStore, tenant: str, drafts: dict[int, Draft], way: Way) -> _Desk:
    desk = _Desk(tenant, drafts)
    try:
        outbox = outbox_of(store, tenant, way)
        try:
            desk.accepted = outbox.accept([one.entry for one in drafts.values()])
        finally:
            outbox.close()
    except FixturectlError as error:
        desk.error = error
    return desk


def deliver(
    store: OpenStore, tenant: str, way: Way, outbox: Outbox, accepted: Sequence[Accepted]
) -> list[Receipt]:
    """Try to deliver what a tenant's outbox has accepted, and return how it stands then."""
    left = {one.id for one in accepted if outbox.find(one.id).state != "delivered"}
    trouble: FixturectlError | None = None
    note = ""
    if left and way.wait is not None:
        try:
            note = _deliver(store, tenant, way, outbox, left)
        except FixturectlError as error:
            trouble = error
    receipts = []
    for one in accepted:
        receipt = outbox.find(one.id).receipt(repeated=one.repeated)
        if trouble is not None and receipt.state in {"waiting", "doubtful"}:
            refused = isinstance(trouble, RefusedError)
            note = f"{trouble.message}; {trouble.hint}" if trouble.hint else trouble.message
            receipt = receipt._replace(refused=refused, note=note)
        elif receipt.status == UNDELIVERED and not receipt.note:
            receipt = receipt._replace(note=note)
        receipts.append(receipt)
    return receipts


def _deliver(store: OpenStore, tenant: str, way: Way, outbox: Outbox, ids: Collection[str]) -> str:
    """Deliver as long as `way` says; return in words what kept anything from being sent for now.

    Raises what keeps a tenant's messages from being sent until somebody acts.
    """
    wait = outbox.limits.wait if way.wait is None or way.wait < 0 else way.wait
    until = monotonic() + wait
    over = way.over or Event()
    courier = courier_of(store, tenant, way, outbox)
    try:
        courier.settle(ids, until, {outbox.find(one).channel for one in ids}, over)
        for one in ids:
            link(courier, outbox, outbox.find(one))
        courier.drain(until, over)
        outbox.tidy()
    finally:
        courier.close()
    if courier.refusal is not None:
        raise RefusedError(f"Slack refuses the token: {courier.refusal.code}")
    return courier.trouble


def link(courier: Courier, outbox: Outbox, found: Delivery) -> None:
    """Ask Slack for the address of a message that it has; where it doesn't tell, none is kept."""
    if found.state != "delivered" or found.permalink or not found.ts:
        return
    answer = courier.sender.ask(
        "chat.getPermalink",
        within=min(_PATIENCE, outbox.limits.deadline),
        channel=found.channel,
        message_ts=found.ts,
    )
    permalink = answer.body.get("permalink")
    if isinstance(permalink, str) and permalink.startswith(("https://", "http://")):
        outbox.set_permalink(found, permalink)


def sender_name() -> str:
    """Return who sends from where, as `anna@web-1`."""
    try:
        user = pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:  # in a container nobody may have given this number a name
        user = str(os.geteuid())
    return f"{user}@{os.uname().nodename}"
