"""From the block to the data key, and what is said where there is no way."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sealing import NOW, Person, enter, seal

from fixturectl.secrets import metadata
from fixturectl.secrets.policy import parsed
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.sealing import parsed as file_of
from fixturectl.secrets.unlocking import new_seal, unlock

if TYPE_CHECKING:
    from pathlib import Path

PERSON = Person.new()
SEALED = seal(b"a: x\n", PERSON).decode()


def _block(text: str) -> metadata.Metadata:
    found = metadata.read(file_of("file.yaml", text.encode()))
    assert found is not None
    return found


def _with(recipients: str) -> str:
    start, end = SEALED.index("    age:"), SEALED.index("    lastmodified")
    return SEALED[:start] + recipients + SEALED[end:]


def test_a_recipient_unlocks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(monkeypatch, tmp_path, PERSON)

    assert len(unlock("file.yaml", _block(SEALED), None).key) == 32


def test_anyone_else_is_told_what_was_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(monkeypatch, tmp_path, Person.new())

    with pytest.raises(SecretsError, match="no key here opens it") as refused:
        unlock("file.yaml", _block(SEALED), None)

    assert "SOPS_AGE_KEY: 1 identities, none of them a recipient" in refused.value.message
    assert "AGE-SECRET" not in refused.value.message


@pytest.mark.parametrize(
    ("recipients", "said"),
    [
        pytest.param("    pgp: [{fp: F, enc: x}]\n", "for pgp only, which sops alone", id="PGP"),
        pytest.param(
            "    kms: [{arn: a}]\n    gcp_kms: [{resource_id: r}]\n", "gcp_kms, kms", id="KMS"
        ),
        pytest.param("    key_groups: [{age: []}]\n", "Shamir", id="Shamir"),
        pytest.param("", "no identity found", id="nobody"),
        pytest.param(
            "    hc_vault: [{vault_address: 'https://evil', engine_path: t, key_name: k}]\n",
            "names a server or key that .sops.yaml does not",
            id="a server that policy does not name",
        ),
    ],
)
def test_what_only_others_can_open_is_named(
    recipients: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(monkeypatch, tmp_path, None)
    monkeypatch.setenv("VAULT_TOKEN", "canary")

    with pytest.raises(SecretsError, match=said):
        unlock("file.yaml", _block(_with(recipients)), None)


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        pytest.param("pgp: F", "only sops can wrap a key for pgp", id="PGP"),
        pytest.param("key_groups: [{age: [a]}, {age: [b]}]", "Shamir", id="Shamir"),
        pytest.param("age: []", "names no recipient", id="nobody"),
        pytest.param("age: age1wrong", "no age recipient", id="no recipient"),
        pytest.param("age: ssh-ed25519 wrong", "no age recipient", id="no SSH key"),
    ],
)
def test_what_can_not_be_wrapped_is_refused(rule: str, said: str) -> None:
    found = parsed(".sops.yaml", f"creation_rules: [{{{rule}}}]\n".encode()).rule("x")

    assert found is not None
    with pytest.raises(SecretsError, match=said):
        new_seal(found, NOW)
