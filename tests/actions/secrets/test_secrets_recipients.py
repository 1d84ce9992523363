"""Who can read what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sealing import enter, seal

from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.actions.secrets.recipients import Readers, recipients

if TYPE_CHECKING:
    import pytest
    from secret_store import Secrets

PATH = "fixtures/acme/tenant.yaml"


def test_readers_are_listed_without_a_key(
    secrets: Secrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt(secrets.tenant)
    enter(monkeypatch, secrets.root, None)
    anna, bert = secrets.anna.recipient, secrets.bert.recipient
    assert recipients(secrets.root) == [Readers("acme", PATH, (anna,), (), ())]

    secrets.allow(secrets.bert)

    assert recipients(secrets.root) == [Readers("acme", PATH, (anna,), (anna,), (bert,))]


def test_files_of_no_tenant_and_of_no_rule_are_listed_too(secrets: Secrets) -> None:
    (secrets.root / "other.yaml").write_bytes(seal(b"a: x\n", secrets.anna))
    (secrets.root / "broken.yaml").write_text("a: [")

    anna = secrets.anna.recipient
    assert recipients(secrets.root) == [Readers("", "other.yaml", (anna,), (), ())]
