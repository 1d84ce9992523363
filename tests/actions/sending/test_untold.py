"""An alert that no fixture tells goes out by its name; only without any channel it can't."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sending_store import CRITICAL, FILES

from fixturectl.actions.opening import OpenStore
from fixturectl.actions.sending import untold
from fixturectl.actions.sending.orders import Order
from fixturectl.errors import RefusedError

if TYPE_CHECKING:
    from conftest import MakeStore

ORDER = Order(
    "acme/unrouted",
    variables={"instance": "db-1", "empty": ""},
    severity="warning",
    channel=CRITICAL,
    key="k",
    title="DiskFull",
)


def test_what_is_said(make_store: MakeStore) -> None:
    tenant = OpenStore(make_store(FILES)).tenant("acme")

    found = untold.entry(tenant, ORDER, "ada")

    assert (found.fixture, found.severity, found.channel) == ("unrouted", "warning", CRITICAL)
    assert (found.key, found.automatic, found.degraded, found.sender) == ("k", False, True, "ada")
    text = found.payload["blocks"][0]["text"]["text"]
    assert "instance: db-1" in text
    assert "empty" not in text
    assert found.fallback == found.payload


def test_a_tenant_without_channels(make_store: MakeStore) -> None:
    bare = OpenStore(make_store({"fixtures/acme/tenant.yaml": "name: Acme\n"})).tenant("acme")

    with pytest.raises(RefusedError, match="has no channel"):
        untold.entry(bare, ORDER._replace(severity="", channel=""), "")
