"""Look at everything that a tenant needs to send, as far as one can get; nothing is posted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.examinations import Examined, missing
from fixturectl.actions.sending.desks import token_of
from fixturectl.actions.tenant_examinations import Desk, channels, outbox, route, token
from fixturectl.delivery.endpoints import address
from fixturectl.delivery.settings import settings
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.sending.orders import Way


def doctor_tenant(store: OpenStore, name: str, way: Way) -> list[Examined]:
    """Return what was found, the first thing that sending needs first; no hint where all is well.

    Raises UsageError for a tenant that is not there.
    """
    desk = Desk(store, store.tenant(name), way)
    return [one._replace(hint="") if one.ok else one for one in _examined(desk)]


def _examined(desk: Desk) -> Iterator[Examined]:
    yield from outbox.examine(desk)
    ways = list(route.examine(desk))
    yield from ways
    try:
        found = token_of(desk.store, desk.tenant, desk.way)
    except FixturectlError as error:
        yield missing("token", error)
        return
    yield Examined("token", True, f"from {found.source}")
    if all(one.ok for one in ways):
        yield from _asked(desk, found.value)


def _asked(desk: Desk, value: str) -> Iterator[Examined]:
    from fixturectl.delivery.introductions import introduce  # noqa: PLC0415 - loads slack-sdk
    from fixturectl.delivery.senders.slack import SlackSender  # noqa: PLC0415 - loads slack-sdk

    url = address(desk.way.environ)
    sender = SlackSender(url, value, settings(desk.way.environ))
    try:
        found = introduce(sender.client)
        yield from token.reached(found, secure=url.startswith("https:"))
        if found.reached:
            yield from token.known(desk, found)
        if found.reached and not found.code:
            yield from channels.examine(desk, sender)
    finally:
        sender.client.connection.close()
