"""What a diff shows of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sealing import TENANT, enter

from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.actions.secrets.textconv import shown

if TYPE_CHECKING:
    from secret_store import Secrets


def test_a_sealed_file_is_shown_in_clear(secrets: Secrets) -> None:
    encrypt(secrets.tenant)

    assert b'token: "canary-token-1"' in shown(secrets.tenant)
    assert b"sops:" not in shown(secrets.tenant)


@pytest.mark.parametrize("text", [TENANT, "a: [", "<<<<<<< ours\na: b\n"])
def test_any_other_is_shown_as_it_is(text: str, secrets: Secrets) -> None:
    secrets.tenant.write_text(text)

    assert shown(secrets.tenant).decode() == text


def test_without_a_key_it_is_shown_as_it_is(
    secrets: Secrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt(secrets.tenant)
    enter(monkeypatch, secrets.root, None)

    assert shown(secrets.tenant) == secrets.tenant.read_bytes()
