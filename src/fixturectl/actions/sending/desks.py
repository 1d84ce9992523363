"""What sends for one tenant, put together: its outbox, its token, its workspace."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fixturectl.delivery import places, tokens
from fixturectl.delivery.endpoints import address
from fixturectl.delivery.outbox import Outbox
from fixturectl.delivery.settings import settings
from fixturectl.errors import FixturectlError, RefusedError
from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_nodes import Scalar

if TYPE_CHECKING:
    from fixturectl.actions.opening import OpenStore
    from fixturectl.actions.sending.orders import Way
    from fixturectl.delivery.courier import Courier
    from fixturectl.store.tenants import Tenant


def outbox_of(store: OpenStore, tenant: str, way: Way) -> Outbox:
    """Open a tenant's outbox, made where there is none; raises StorageError where it can't be."""
    folder = places.of_store(store.root, way.environ) / tenant
    return Outbox(folder, settings(way.environ))


def token_of(store: OpenStore, tenant: Tenant, way: Way) -> tokens.Token:
    """Return the token that a tenant posts with; raises RefusedError where there is none."""
    sources = tokens.Sources(way.environ, way.token_file, lambda: _of_slack(store, tenant, "token"))
    return tokens.find(tenant.id, sources)


def team_of(store: OpenStore, tenant: Tenant) -> str:
    """Return the workspace that the tenant's token must belong to, empty where none is pinned.

    Raises RefusedError where it is sealed and no key here opens it: nobody could tell a wrong one.
    """
    return (_of_slack(store, tenant, "team_id") or "").strip()


def _of_slack(store: OpenStore, tenant: Tenant, key: str) -> str | None:
    node = tenant.slack.get(key) if tenant.slack is not None else None
    if not isinstance(node, Scalar) or node.is_null:
        return None
    if not is_sealed(node):
        return node.value
    from fixturectl.actions.secrets.values import get  # noqa: PLC0415 - only for what is sealed

    try:
        return get(Path(store.root, node.place.path), f"slack.{key}").decode("utf-8", "replace")
    except FixturectlError as error:
        raise RefusedError(error.message, hint=error.hint) from None


def courier_of(store: OpenStore, name: str, way: Way, outbox: Outbox) -> Courier:
    """Return who carries a tenant's messages to Slack; raises RefusedError without a token."""
    from fixturectl.delivery.courier import Courier  # noqa: PLC0415 - loads slack-sdk
    from fixturectl.delivery.identities import Identity  # noqa: PLC0415 - only to send
    from fixturectl.delivery.senders.slack import SlackSender  # noqa: PLC0415 - loads slack-sdk
    from fixturectl.delivery.workspace import Workspace  # noqa: PLC0415 - only to send

    tenant = store.tenant(name)
    token = token_of(store, tenant, way)
    sender = SlackSender(address(way.environ), token.value, outbox.limits)
    identity = Identity(outbox, sender, token.digest, team_of(store, tenant))

    def workspace(team: str) -> Workspace:
        return Workspace(places.workspace(team, way.environ), outbox.limits)

    return Courier(outbox, workspace, sender, identity)
