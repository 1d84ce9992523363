"""One value got and set."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sealing import needs_sops, sops

from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.actions.secrets.values import get, set_value
from fixturectl.errors import UsageError
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from secret_store import Secrets


def test_a_value_is_got_whether_sealed_or_not(secrets: Secrets) -> None:
    encrypt(secrets.tenant)

    assert get(secrets.tenant, "slack.token") == b"canary-token-1"
    assert get(secrets.tenant, "name") == b"Acme"
    with pytest.raises(UsageError, match="has no slack"):
        get(secrets.tenant, "slack.tokens")


def test_a_tampered_file_gives_no_value(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    secrets.tenant.write_bytes(secrets.tenant.read_bytes().replace(b"Acme", b"Evil"))

    with pytest.raises(SecretsError):
        get(secrets.tenant, "slack.token")


@needs_sops
def test_one_value_changes_three_lines(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    before = secrets.tenant.read_text().splitlines()

    assert set_value(secrets.tenant, "slack.token", "new\nvalue")

    after = secrets.tenant.read_text().splitlines()
    assert len(before) == len(after)
    changed = [
        new.split(":")[0].strip() for old, new in zip(before, after, strict=True) if old != new
    ]
    assert set(changed) <= {"token", "lastmodified", "mac"}
    assert {"token", "mac"} <= set(changed)
    assert get(secrets.tenant, "slack.token") == b"new\nvalue"
    done = sops(
        secrets.root,
        "decrypt",
        "--extract",
        '["slack"]["token"]',
        str(secrets.tenant),
        person=secrets.anna,
    )
    assert done.out == b"new\nvalue"


def test_an_equal_value_changes_nothing(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    before = secrets.tenant.read_bytes()

    assert not set_value(secrets.tenant, "slack.token", "canary-token-1")

    assert secrets.tenant.read_bytes() == before


def test_a_new_secret_is_added(secrets: Secrets) -> None:
    encrypt(secrets.tenant)

    set_value(secrets.tenant, "slack.webhook", "canary-3")
    set_value(secrets.tenant, "secrets.pager.key", "canary-4")

    assert b"canary" not in secrets.tenant.read_bytes()
    assert get(secrets.tenant, "slack.webhook") == b"canary-3"
    assert get(secrets.tenant, "secrets.pager.key") == b"canary-4"


def test_a_first_secret_seals_the_file(secrets: Secrets) -> None:
    path = secrets.root / "fixtures/default/tenant.yaml"

    assert set_value(path, "slack.token", "canary-5")

    assert b"canary" not in path.read_bytes()
    assert get(path, "slack.token") == b"canary-5"
    assert get(path, "secrets.bound_to") == b"default"


@pytest.mark.parametrize("sealed", [True, False])
def test_what_policy_does_not_seal_is_not_set(sealed: bool, secrets: Secrets) -> None:
    if sealed:
        encrypt(secrets.tenant)
    before = secrets.tenant.read_bytes()

    with pytest.raises(UsageError, match="would stand in clear") as refused:
        set_value(secrets.tenant, "slakc.token", "canary-6")

    assert "canary" not in refused.value.message + refused.value.hint
    assert secrets.tenant.read_bytes() == before


def test_a_file_for_other_recipients_is_not_written(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    secrets.allow(secrets.anna, secrets.bert)

    with pytest.raises(SecretsError, match="recipients are not policy's"):
        set_value(secrets.tenant, "slack.token", "canary-7")
