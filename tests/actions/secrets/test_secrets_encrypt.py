"""Sealing by policy, in place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sealing import TENANT, enter, needs_sops, sops

from fixturectl.actions.secrets.decrypt import decrypted
from fixturectl.actions.secrets.encrypt import encrypt, encrypted, rebind, reseal, sealed_anew
from fixturectl.actions.secrets.opening import open_file, required_rule
from fixturectl.errors import UsageError
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.sealing import parsed

if TYPE_CHECKING:
    from secret_store import Secrets


def test_secrets_are_sealed_and_the_file_is_bound_to_its_tenant(secrets: Secrets) -> None:
    assert encrypt(secrets.tenant) == "encrypted"

    body = re.sub(r"ENC\[[^\]]*\]", "#", secrets.tenant.read_text().partition("sops:")[0])
    assert body == (
        "name: Acme # shown to nobody\nextends: default\nslack:\n  team_id: #\n"
        '  token: # # the bot\'s\nvalues: {runbooks: "https://example.com"}\n'
        "secrets:\n  bound_to: #\n"
    )
    assert decrypted(secrets.tenant).decode() == (
        TENANT.replace("T1", '"T1"') + 'secrets:\n  bound_to: "acme"\n'
    )


def test_a_sealed_file_stays_as_it_is(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    before = secrets.tenant.read_bytes()

    assert encrypt(secrets.tenant) == "already encrypted"

    assert secrets.tenant.read_bytes() == before


def test_a_file_without_secrets_stays_as_it_is(secrets: Secrets) -> None:
    path = secrets.root / "fixtures/default/tenant.yaml"

    assert encrypt(path) == "nothing to encrypt"

    assert path.read_text() == "format: 1\n"


@needs_sops
def test_sops_opens_a_tenants_settings(secrets: Secrets) -> None:
    encrypt(secrets.tenant)

    done = sops(secrets.root, "decrypt", str(secrets.tenant), person=secrets.anna)

    assert done.status == 0, done.err
    assert b"token: canary-token-1" in done.out
    assert b"bound_to: acme" in done.out


def test_a_file_without_a_rule_is_refused(secrets: Secrets) -> None:
    path = secrets.root / "other.yaml"
    path.write_text("slack: x\n")

    with pytest.raises(SecretsError, match="says who may read"):
        encrypt(path)


def test_clear_values_in_a_sealed_file_are_refused_unless_resealed(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    text = secrets.tenant.read_text().replace("slack:\n", "slack:\n  more: canary-2\n")
    secrets.tenant.write_text(text.replace("Acme", "Acme 2"))
    kept = re.findall(r"ENC\[[^\]]*\]", text)[:2]

    with pytest.raises(SecretsError, match="is in clear in a file") as refused:
        encrypt(secrets.tenant)
    assert "canary" not in refused.value.message

    assert reseal(secrets.tenant) == "encrypted"
    sealed = secrets.tenant.read_text()
    assert "canary-2" not in sealed
    assert all(token in sealed for token in kept)
    assert b'more: "canary-2"' in decrypted(secrets.tenant)


def test_a_file_sealed_for_others_is_not_resealed(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    secrets.allow(secrets.anna, secrets.bert)

    with pytest.raises(SecretsError, match="recipients are not policy's"):
        reseal(secrets.tenant)


def test_resealing_still_refuses_moved_values(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    text = secrets.tenant.read_text()
    one, other = re.findall(r"ENC\[[^\]]*\]", text)[:2]
    secrets.tenant.write_text(text.replace(one, other))

    with pytest.raises(SecretsError, match="does not open"):
        reseal(secrets.tenant)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("slack: {token: 2024-01-02}\n", id="a date"),
        pytest.param("slack: {token: 017}\n", id="an octal number"),
        pytest.param("slack: {token: 1_000}\n", id="an underscore"),
        pytest.param("slack: {token: 0b1}\n", id="a binary number"),
    ],
)
def test_what_a_store_reads_differently_is_refused(text: str, secrets: Secrets) -> None:
    secrets.tenant.write_text(text)

    with pytest.raises(SecretsError, match="to sops and something else in a store"):
        encrypt(secrets.tenant)


@pytest.mark.parametrize("value", ["12", "1.5", "true", "yes", "'2024-01-02'", "x"])
def test_what_both_read_alike_is_sealed(value: str, secrets: Secrets) -> None:
    secrets.tenant.write_text(f"slack: {{token: {value}}}\n")

    assert encrypt(secrets.tenant) == "encrypted"


def test_credentials_of_another_tenant_are_not_sealed(secrets: Secrets) -> None:
    secrets.tenant.write_text("slack: {token: x}\nsecrets: {bound_to: other}\n")

    with pytest.raises(SecretsError, match="belong to another tenant"):
        encrypt(secrets.tenant)


def test_a_renamed_tenants_credentials_are_bound_to_its_new_name(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    path = secrets.root / "fixtures/beta/tenant.yaml"
    secrets.tenant.parent.rename(path.parent)
    with pytest.raises(SecretsError, match="belong to another tenant than beta") as refused:
        open_file(path)
    assert "--rebind" in refused.value.hint

    assert rebind(path) == "encrypted"

    assert b'bound_to: "beta"' in decrypted(path)
    assert rebind(path) == "already encrypted"


def test_only_tenants_settings_are_bound(secrets: Secrets) -> None:
    with pytest.raises(UsageError, match="holds no tenant's settings"):
        rebind(secrets.root / "fixtures/acme/alert.yaml")


def test_where_policy_does_not_seal_secrets_nothing_is_bound(secrets: Secrets) -> None:
    policy = secrets.root / ".sops.yaml"
    policy.write_text(policy.read_text().replace("|secrets", ""))

    encrypt(secrets.tenant)

    assert b"bound_to" not in secrets.tenant.read_bytes()


def test_nobody_without_a_key_can_reseal(secrets: Secrets, monkeypatch: pytest.MonkeyPatch) -> None:
    encrypt(secrets.tenant)
    enter(monkeypatch, secrets.root, secrets.bert)

    with pytest.raises(SecretsError, match="no key here opens it"):
        reseal(secrets.tenant)


def test_content_is_sealed_without_touching_the_file(secrets: Secrets) -> None:
    before = secrets.tenant.read_bytes()

    sealed = encrypted(secrets.tenant, before)

    assert b"canary" not in sealed
    assert secrets.tenant.read_bytes() == before


def test_a_file_without_secrets_is_returned_by_sealing(secrets: Secrets) -> None:
    file = parsed("file.yaml", b"a: 1\n")

    assert sealed_anew(secrets.tenant, file, required_rule(secrets.tenant)) == b"a: 1\n"


def test_fernet_seals_for_a_team(secrets: Secrets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENCRYPTION_KEY", "A" * 43 + "=")
    (secrets.root / ".sops.yaml").write_text("creation_rules: [{fernet: true}]\n")
    secrets.tenant.write_text("token: canary\n")

    encrypt(secrets.tenant)

    assert "fernet:\n" in secrets.tenant.read_text()
    assert b'token: "canary"' in open_file(secrets.tenant).opened.clear()
