"""Sealed wording in clear for those who can open it; credentials stay sealed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sealing import enter

from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.actions.store import Store
from fixturectl.secrets.opened_files import OpenedFiles
from fixturectl.secrets.refusals import SecretsError
from fixturectl.store.files import WorkTree

if TYPE_CHECKING:
    from pathlib import Path

    from secret_store import Secrets

PATH = "fixtures/acme/tenant.yaml"
ALERT = """\
severity: critical
text: "{{ t.title }}"
blocks: [{type: section, text: "{{ t.body }}"}]
"""
DEFAULT = """\
format: 1
store: acme
name: Default
source_locale: en-US
locales: [en-US]
default_locale: en-US
timezone: UTC
severities: {critical: {emoji: ":x:", channel: C0123456789}}
"""


@pytest.fixture
def wording(secrets: Secrets) -> Path:
    """Seal one text of a fixture besides the tenant's credentials; return the store."""
    (secrets.root / "fixtures/default/tenant.yaml").write_text(DEFAULT)
    (secrets.root / "fixtures/default/alert.yaml").write_text(ALERT)
    texts = secrets.root / "fixtures/acme/en-US/alert.yaml"
    texts.parent.mkdir()
    texts.write_text('texts: {title: "Alert", body: "wording-canary"}\n')
    policy = secrets.root / ".sops.yaml"
    policy.write_text(policy.read_text().replace("slack|", "slack|body|"))
    encrypt(texts)
    encrypt(secrets.tenant)
    return secrets.root


def test_wording_is_opened_and_credentials_are_not(wording: Path) -> None:
    files = OpenedFiles(WorkTree(wording))

    assert b'body: "wording-canary"' in files.read("fixtures/acme/en-US/alert.yaml")
    assert files.read(PATH) == (wording / PATH).read_bytes()
    assert files.read("fixtures/default/alert.yaml") == ALERT.encode()
    assert files.exists(PATH)
    assert [entry.name for entry in files.names("fixtures")] == ["acme", "default"]


def test_a_message_shows_it_only_on_request(wording: Path) -> None:
    def said(*, reveal: bool) -> str:
        return str(Store(wording, reveal=reveal).render("acme/alert").payload)

    assert "[sealed]" in said(reveal=False)
    assert "wording-canary" not in said(reveal=False)
    assert "wording-canary" in said(reveal=True)


def test_without_a_key_it_stays_sealed(wording: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(monkeypatch, wording, None)

    assert "[sealed]" in str(Store(wording, reveal=True).render("acme/alert").payload)


def test_what_is_not_as_it_was_sealed_is_refused(wording: Path) -> None:
    path = wording / "fixtures/acme/en-US/alert.yaml"
    path.write_text(path.read_text().replace('"Alert"', '"Evil"'))

    with pytest.raises(SecretsError, match="the MAC does not fit"):
        Store(wording, reveal=True).render("acme/alert")


def test_a_token_without_a_block_is_left_alone(wording: Path) -> None:
    path = wording / "fixtures/acme/odd.yaml"
    path.write_text("description: ENC[AES256_GCM,x]\n")

    found = OpenedFiles(WorkTree(wording)).read("fixtures/acme/odd.yaml")

    assert found == path.read_bytes()
