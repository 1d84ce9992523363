"""Opening by policy: what is refused before any value is given out."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from sealing import seal

from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.actions.secrets.opening import is_sealed, open_content, open_file, required_rule
from fixturectl.secrets.encryption import MacError
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from secret_store import Secrets


def test_a_sealed_file_opens(secrets: Secrets) -> None:
    encrypt(secrets.tenant)

    found = open_file(secrets.tenant)

    assert found.rule == required_rule(secrets.tenant)
    assert found.path == secrets.tenant
    found.refuse_writing()


def test_a_file_in_clear_is_named(secrets: Secrets) -> None:
    assert not is_sealed(secrets.tenant, secrets.tenant.read_bytes())
    with pytest.raises(SecretsError, match="not encrypted") as refused:
        open_file(secrets.tenant)

    assert "canary" not in refused.value.message


def test_a_file_copied_from_another_tenant_is_refused(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    copy = secrets.root / "fixtures/default/tenant.yaml"
    shutil.copy(secrets.tenant, copy)

    with pytest.raises(SecretsError, match="belong to another tenant than default"):
        open_file(copy)


@pytest.mark.parametrize("rule", ["^slack$", "^(slack|secrets|name)$"])
def test_a_file_whose_rule_is_not_policys_is_refused(rule: str, secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    policy = secrets.root / ".sops.yaml"
    policy.write_text(policy.read_text().replace("^(slack|secrets)$", rule))

    with pytest.raises(SecretsError, match="is not policy's"):
        open_file(secrets.tenant)


def test_an_injected_recipient_may_not_be_written_for(secrets: Secrets) -> None:
    secrets.allow(secrets.anna, secrets.bert)
    encrypt(secrets.tenant)
    secrets.allow(secrets.anna)

    found = open_file(secrets.tenant)

    with pytest.raises(SecretsError, match=re.escape(f"{secrets.bert.recipient} is not in it")):
        found.refuse_writing()


def test_without_a_policy_a_file_is_read_and_not_written(secrets: Secrets) -> None:
    path = secrets.root.parent / "alone.yaml"
    path.write_bytes(seal(b"a: x\n", secrets.anna))

    found = open_file(path)

    with pytest.raises(SecretsError, match="says who may read this file"):
        found.refuse_writing()


def test_a_file_that_was_changed_opens_only_on_trust(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    content = secrets.tenant.read_bytes().replace(b"Acme", b"Evil")

    with pytest.raises(MacError):
        open_content(secrets.tenant, content)
    assert (
        open_content(secrets.tenant, content, trusting=True)
        .opened.clear()
        .startswith(b"name: Evil")
    )
