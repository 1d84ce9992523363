"""What a tenant's sealed file gives to sending: its wording, its token, its workspace."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from sending_store import ADDRESS, CRITICAL, DEFAULT, FIXTURE, environment
from slack_server import Slack, slack_server

from fixturectl import Store
from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.actions.sending import Order, Way, send
from fixturectl.actions.sending.desks import team_of, token_of
from fixturectl.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from secret_store import Secrets

SEALED = "xoxb-sealed-token"
ORDER = Order(ADDRESS, variables={"host": "db-1"})


@pytest.fixture
def slack() -> Iterator[Slack]:
    with slack_server() as running:
        yield running


@pytest.fixture
def root(secrets: Secrets) -> Path:
    """Make a store whose tenant's credentials and one text are sealed."""
    texts = secrets.root / "fixtures/default/en-US/disk-full.yaml"
    texts.parent.mkdir(exist_ok=True)
    for path, content in {
        "default/tenant.yaml": DEFAULT,
        "default/disk-full.yaml": FIXTURE,
        "default/en-US/disk-full.yaml": 'texts: {title: "The vault is open"}\n',
        "acme/tenant.yaml": "name: Acme\nextends: default\n"
        f"severities: {{critical: {{channel: {CRITICAL}}}}}\n"
        f"slack: {{team_id: T0123456789, token: {SEALED}}}\n",
    }.items():
        (secrets.root / "fixtures" / path).write_text(content)
    policy = secrets.root / ".sops.yaml"
    policy.write_text(policy.read_text().replace("slack|", "slack|title|"))
    encrypt(texts)
    encrypt(secrets.root / "fixtures/acme/tenant.yaml")
    return secrets.root


def _way(slack: Slack, folder: Path) -> Way:
    environ = {**os.environ, **environment(slack, folder / "state")}
    del environ["SLACK_BOT_TOKEN"]
    return Way(environ=environ)


def test_with_a_key_sealed_wording_is_posted_by_the_sealed_token(
    root: Path, slack: Slack, tmp_path: Path
) -> None:
    store = Store(root, reveal=True)
    tenant = store.tenant("acme")
    way = _way(slack, tmp_path)

    sent = send(store, ORDER, way)

    assert sent.receipt.status == 0
    assert slack.messages[0].body["text"] == "The vault is open: db-1"
    assert token_of(store, tenant, way).value == SEALED
    assert team_of(store, tenant) == "T0123456789"


def test_a_sealed_workspace_is_compared_too(root: Path, slack: Slack, tmp_path: Path) -> None:
    slack.team = "T0OTHER"

    sent = send(Store(root, reveal=True), ORDER, _way(slack, tmp_path))

    assert sent.receipt.status == 77
    assert "T0OTHER, not of T0123456789" in sent.receipt.note
    assert slack.messages == []


def test_without_a_key_the_message_is_kept(
    root: Path, slack: Slack, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("SOPS_AGE_KEY", "SOPS_AGE_KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))

    sent = send(Store(root, reveal=True), ORDER, _way(slack, tmp_path))

    assert sent.receipt.status == 77
    assert "no key here opens it" in sent.receipt.note
    store = Store(root)
    with pytest.raises(RefusedError, match="no key here opens it"):
        team_of(store, store.tenant("acme"))


def test_wording_that_was_tampered_with_loses_no_alert(
    root: Path, slack: Slack, tmp_path: Path
) -> None:
    texts = root / "fixtures/default/en-US/disk-full.yaml"
    content = texts.read_text()
    at = content.index("data:") + 5
    texts.write_text(f"{content[:at]}AAAA{content[at + 4 :]}")

    sent = send(Store(root, reveal=True), ORDER, _way(slack, tmp_path))

    assert (sent.receipt.state, sent.receipt.status) == ("delivered", 1)
    assert slack.messages[0].body["text"] == "[sealed]: db-1"
    assert "does not open" in sent.findings[0].message


def test_a_token_in_clear_is_used_all_the_same(slack: Slack, root: Path, tmp_path: Path) -> None:
    (root / "fixtures/acme/tenant.yaml").write_text(
        f"extends: default\nslack: {{token: {SEALED}}}\n"
        f"severities: {{critical: {{channel: {CRITICAL}}}}}\n"
    )

    assert send(Store(root, reveal=True), ORDER, _way(slack, tmp_path)).receipt.status == 0
