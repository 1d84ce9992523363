"""Opening a file for good."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

import pytest
from sealing import CREDENTIALS, seal

from fixturectl.actions.secrets.decrypt import decrypt, decrypted
from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from secret_store import Secrets


def test_a_file_is_replaced_by_its_content_in_clear(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    secrets.tenant.chmod(0o640)

    decrypt(secrets.tenant)

    assert b'token: "canary-token-1"' in secrets.tenant.read_bytes()
    assert b"sops:" not in secrets.tenant.read_bytes()
    assert stat.S_IMODE(secrets.tenant.stat().st_mode) == 0o640


def test_a_file_that_is_refused_stays_as_it_is(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    tampered = secrets.tenant.read_bytes().replace(b"Acme", b"Evil")
    secrets.tenant.write_bytes(tampered)

    with pytest.raises(SecretsError):
        decrypt(secrets.tenant)

    assert secrets.tenant.read_bytes() == tampered


def test_without_a_policy_the_files_own_rule_counts(secrets: Secrets) -> None:
    path = secrets.root.parent / "alone.yaml"
    path.write_bytes(seal(b"a: 1\nslack: {b: c}\n", secrets.anna, CREDENTIALS))

    assert decrypted(path) == b'a: 1\nslack: {b: "c"}\n'
