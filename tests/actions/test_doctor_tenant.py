"""What a tenant needs to send, in the order in which sending needs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sending_store import FILES, environment
from slack_server import slack_server

from fixturectl.actions.doctor_tenant import doctor_tenant
from fixturectl.actions.sending.orders import Way
from fixturectl.actions.store import Store
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import MakeStore


def test_everything_is_looked_at_and_nothing_posted(make_store: MakeStore, tmp_path: Path) -> None:
    with slack_server() as slack:
        way = Way(environ=environment(slack, tmp_path / "state"))
        found = doctor_tenant(Store(make_store(FILES)), "acme", way)

    assert [one.name.partition(" ")[0] for one in found] == [
        "outbox",
        "address",
        "proxy",
        "token",
        "connection",
        "auth.test",
        "scopes",
        "team",
        "C0CRITICAL",
        "C0WARNING",
        "C0EXTRA",
    ]
    assert all(not one.hint for one in found if one.ok)
    assert slack.messages == []
    assert not (tmp_path / "state").exists()


def test_a_tenant_that_is_not_there(make_store: MakeStore) -> None:
    with pytest.raises(UsageError, match="no tenant nobody"):
        doctor_tenant(Store(make_store(FILES)), "nobody", Way())
