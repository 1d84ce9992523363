"""New keys for a whole store: who comes can read, who goes can't."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from sealing import EVERYTHING, Kind, enter, needs_sops, rule_lines, sops

from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.actions.secrets.opening import open_file
from fixturectl.actions.secrets.rekey import plan, write
from fixturectl.actions.secrets.values import get
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from secret_store import Secrets


def _tokens(text: str) -> set[str]:
    return set(re.findall(r"ENC\[[^\]]*\]", text))


def test_who_comes_can_read_and_who_goes_can_not(
    secrets: Secrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    secrets.allow(secrets.anna, secrets.bert)
    encrypt(secrets.tenant)
    before, key = secrets.tenant.read_text(), open_file(secrets.tenant).opened.cipher.key
    secrets.allow(secrets.anna)

    planned = plan(secrets.root)
    assert secrets.tenant.read_text() == before
    write(planned)

    assert [one.path for one in planned] == [secrets.tenant]
    assert planned[0].differs.extra == (("age", secrets.bert.recipient),)
    assert planned[0].secrets == ("slack.team_id", "slack.token", "secrets.bound_to")
    assert _tokens(before).isdisjoint(_tokens(secrets.tenant.read_text()))
    assert open_file(secrets.tenant).opened.cipher.key != key
    assert get(secrets.tenant, "slack.token") == b"canary-token-1"
    enter(monkeypatch, secrets.root, secrets.bert)
    with pytest.raises(SecretsError, match="no key here"):
        get(secrets.tenant, "slack.token")


def test_ivs_are_new(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    before = re.findall(r"iv:([^,]*)", secrets.tenant.read_text())

    write(plan(secrets.root))

    assert set(before).isdisjoint(re.findall(r"iv:([^,]*)", secrets.tenant.read_text()))


def test_a_new_rule_seals_more(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    policy = secrets.root / ".sops.yaml"
    policy.write_text(policy.read_text().replace("slack|", "slack|name|"))

    planned = plan(secrets.root)
    write(planned)

    assert "is not policy's" in planned[0].rule_fault
    assert "name: ENC[" in secrets.tenant.read_text()


def test_a_rule_that_would_publish_a_secret_is_refused(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    policy = secrets.root / ".sops.yaml"
    policy.write_text(policy.read_text().replace("slack|", ""))

    with pytest.raises(SecretsError, match="would stand in clear"):
        plan(secrets.root)


def test_one_file_that_does_not_open_keeps_all_as_they_are(secrets: Secrets) -> None:
    encrypt(secrets.tenant)
    other = secrets.root / "fixtures/zeta/tenant.yaml"
    other.parent.mkdir()
    other.write_text("slack: {token: x}\n")
    encrypt(other)
    other.write_text(re.sub("data:..", "data:AA", other.read_text(), count=1))

    with pytest.raises(SecretsError, match="does not open"):
        plan(secrets.root)


def test_files_without_a_block_are_left_alone(secrets: Secrets) -> None:
    (secrets.root / "fixtures/acme/odd.yaml").write_text("a: |\n  x\nb: '\n\nsops: y'\n")

    assert plan(secrets.root) == []


@needs_sops
def test_comments_that_sops_sealed_are_sealed_anew(secrets: Secrets) -> None:
    kind = Kind("# canary-note\na: x\nl:\n  # canary-item\n  - b\n", EVERYTHING)
    (secrets.root / ".sops.yaml").write_text(rule_lines(kind, secrets.anna))
    path = secrets.root / "fixtures/acme/more.yaml"
    path.write_text(kind.text)
    assert sops(secrets.root, "encrypt", "-i", str(path)).status == 0
    before = _tokens(path.read_text())
    secrets.tenant.unlink()

    write(plan(secrets.root))

    assert before.isdisjoint(_tokens(path.read_text()))
    done = sops(secrets.root, "decrypt", str(path), person=secrets.anna)
    assert done.status == 0, done.err
    assert b"# canary-note" in done.out
    assert b"# canary-item" in done.out
