"""Verifying a store without a key: on disk, staged, and against where a branch began."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest
from sealing import enter

from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.actions.secrets.values import set_value
from fixturectl.actions.secrets.verify import Asked, verify
from fixturectl.errors import UsageError

if TYPE_CHECKING:
    from pathlib import Path

    from secret_store import Secrets

TOKEN = "xoxb-" + "123456789012-abcdefghijkl"
PATH = "fixtures/acme/tenant.yaml"


@pytest.fixture
def repository(secrets: Secrets, monkeypatch: pytest.MonkeyPatch) -> Secrets:
    """Put the store, sealed, into a repository as its first commit; nobody has a key."""
    encrypt(secrets.tenant)
    _git(secrets.root, "init", "-q", "-b", "main")
    _git(secrets.root, "config", "user.email", "a@example.com")
    _git(secrets.root, "config", "user.name", "A")
    _commit(secrets.root)
    enter(monkeypatch, secrets.root.parent, None)
    return secrets


def _git(root: Path, *arguments: str, **environment: str) -> None:
    names = os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null"} | environment
    subprocess.run(["git", *arguments], cwd=root, check=True, env=names, capture_output=True)


def _commit(root: Path) -> None:
    _git(root, "add", "-A")
    _git(root, "commit", "-q", "-m", "x")


def _checks(root: Path, asked: Asked | None = None) -> list[tuple[str, str]]:
    return [(one.check, one.path) for one in verify(root, asked or Asked())]


def test_a_store_as_it_should_be_has_no_findings(repository: Secrets) -> None:
    assert _checks(repository.root, Asked(strict=True, base="HEAD")) == []
    assert _checks(repository.root, Asked(staged=True)) == []


def test_secrets_in_clear_are_found_without_a_key(secrets: Secrets) -> None:
    assert _checks(secrets.root) == [("secret-in-clear", PATH)] * 2


def test_paths_narrow_what_is_looked_at(secrets: Secrets) -> None:
    assert _checks(secrets.root, Asked((secrets.root / "fixtures/default",))) == []
    assert len(_checks(secrets.root, Asked((secrets.tenant,)))) == 2
    with pytest.raises(UsageError, match="is not in the store"):
        verify(secrets.root, Asked((secrets.root.parent,)))
    with pytest.raises(UsageError, match="there is no such file"):
        verify(secrets.root, Asked((secrets.root / "none.yaml",)))


def test_a_store_without_a_policy_is_told(secrets: Secrets) -> None:
    (secrets.root / ".sops.yaml").unlink()

    found = verify(secrets.root, Asked())

    assert [(one.check, one.level, one.path) for one in found] == [
        ("secrets-policy", "warning", ".sops.yaml")
    ]


def test_a_policy_below_the_stores_is_an_error(repository: Secrets) -> None:
    (repository.root / "fixtures/acme/.sops.yaml").write_text("creation_rules: []\n")

    assert _checks(repository.root) == [("secrets-policy", "fixtures/acme/.sops.yaml")]


def test_what_is_staged_counts_and_not_what_is_on_disk(repository: Secrets) -> None:
    sealed = repository.tenant.read_text()
    repository.tenant.write_text(sealed.replace("team_id: ENC", "team_id: EN"))
    _git(repository.root, "add", "-A")
    repository.tenant.write_text(sealed)

    assert _checks(repository.root, Asked(staged=True)) == [("secret-in-clear", PATH)]
    assert _checks(repository.root) == []


def test_any_staged_file_is_looked_at_for_tokens(repository: Secrets) -> None:
    (repository.root / "notes.sh").write_text(f"export TOKEN={TOKEN}\n")
    (repository.root / "link.yaml").symlink_to("fixtures")
    _git(repository.root, "add", "-A")

    assert _checks(repository.root, Asked(staged=True)) == [("token-in-clear", "notes.sh")]


def test_a_staged_policy_has_every_file_looked_at(repository: Secrets) -> None:
    repository.allow(repository.bert)
    _git(repository.root, "add", "-A")

    assert _checks(repository.root, Asked(staged=True)) == [("secrets-recipients", PATH)] * 2


def test_the_index_of_a_hook_counts(repository: Secrets, monkeypatch: pytest.MonkeyPatch) -> None:
    (repository.root / "notes.md").write_text(TOKEN)
    index = repository.root / ".git/other-index"
    shutil.copy(repository.root / ".git/index", index)
    _git(repository.root, "add", "notes.md", GIT_INDEX_FILE=str(index))
    monkeypatch.chdir(repository.root)
    monkeypatch.setenv("GIT_INDEX_FILE", ".git/other-index")

    assert _checks(repository.root, Asked(staged=True)) == [("token-in-clear", "notes.md")]


def test_without_a_policy_in_the_index_there_is_none(repository: Secrets) -> None:
    _git(repository.root, "rm", "-q", "--cached", ".sops.yaml")

    assert ("secrets-policy", ".sops.yaml") in _checks(repository.root, Asked(staged=True))


def test_a_recipient_that_a_branch_adds_is_found(repository: Secrets) -> None:
    _git(repository.root, "checkout", "-q", "-b", "branch")
    repository.allow(repository.anna, repository.bert)
    _commit(repository.root)

    found = verify(repository.root, Asked(base="main"))

    assert [(one.check, one.level) for one in found] == [
        ("secrets-recipients", "error"),
        ("secrets-policy", "error"),
    ]
    assert found[1].message == f'{repository.bert.recipient} may now read "^fixtures/"'


def test_a_base_that_moved_on_is_compared_where_the_branch_began(repository: Secrets) -> None:
    _git(repository.root, "checkout", "-q", "-b", "branch")
    _git(repository.root, "checkout", "-q", "main")
    policy = (repository.root / ".sops.yaml").read_text()
    repository.allow(repository.anna, more="  - {path_regex: x, age: age1x}\n")
    _commit(repository.root)
    _git(repository.root, "checkout", "-q", "branch")

    assert (repository.root / ".sops.yaml").read_text() == policy
    assert _checks(repository.root, Asked(base="main")) == []


def test_a_broken_policy_at_the_base_is_told(repository: Secrets) -> None:
    text = (repository.root / ".sops.yaml").read_text()
    (repository.root / ".sops.yaml").write_text("creation_rules: x\n")
    _commit(repository.root)
    (repository.root / ".sops.yaml").write_text(text)

    assert _checks(repository.root, Asked(base="HEAD")) == [("secrets-policy", ".sops.yaml")]


def test_an_older_version_put_back_is_told(
    repository: Secrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    older = repository.tenant.read_text()
    enter(monkeypatch, repository.root.parent, repository.anna)
    set_value(repository.tenant, "slack.token", "other")
    newer = repository.tenant.read_text()
    repository.tenant.write_text(newer.replace(_time(newer), "2099-01-01T00:00:00Z"))
    _commit(repository.root)
    repository.tenant.write_text(older)

    found = verify(repository.root, Asked(base="HEAD"))

    assert [(one.check, one.level) for one in found] == [("secrets-rollback", "warning")]


def _time(text: str) -> str:
    return text.split('lastmodified: "')[1].split('"', maxsplit=1)[0]


def test_a_store_within_a_repository_is_compared_by_its_own_paths(
    repository: Secrets, tmp_path: Path
) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    _git(outer, "init", "-q", "-b", "main")
    _git(outer, "config", "user.email", "a@example.com")
    _git(outer, "config", "user.name", "A")
    repository.root.joinpath(".git").rename(tmp_path / "gone")
    repository.root.rename(outer / "alerts")
    _commit(outer)

    inner = outer / "alerts"
    (inner / ".sops.yaml").unlink()

    assert _checks(inner, Asked(staged=True)) == []
    assert ("secrets-policy", ".sops.yaml") in _checks(inner, Asked(base="HEAD"))


def test_a_policy_above_the_store_counts(repository: Secrets, tmp_path: Path) -> None:
    outer = tmp_path / "outer"
    outer.mkdir()
    repository.root.joinpath(".git").rename(outer / ".git")
    (repository.root / ".sops.yaml").rename(outer / ".sops.yaml")
    repository.root.rename(outer / "alerts")
    policy = outer / ".sops.yaml"
    text = policy.read_text()
    policy.write_text(text.replace("^fixtures/", "^alerts/fixtures/"))
    _commit(outer)
    inner = outer / "alerts"
    assert _checks(inner, Asked(base="HEAD")) == []

    policy.write_text(policy.read_text().replace("secrets)", "secrets|name)"))
    _git(outer, "add", "-A")

    wrong = [("secret-in-clear", PATH), ("secrets-rule", PATH)]
    assert _checks(inner, Asked(staged=True)) == wrong
    assert _checks(inner, Asked(base="HEAD")) == [*wrong, ("secrets-policy", ".sops.yaml")]


def test_a_policy_outside_of_the_repository_has_no_history(
    repository: Secrets, tmp_path: Path
) -> None:
    (repository.root / ".sops.yaml").rename(tmp_path / ".sops.yaml")
    policy = tmp_path / ".sops.yaml"
    policy.write_text(policy.read_text().replace("^fixtures/", "^store/fixtures/"))

    assert _checks(repository.root, Asked(base="HEAD")) == []


def test_a_broken_block_has_no_time(repository: Secrets) -> None:
    text = repository.tenant.read_text()
    repository.tenant.write_text(text.replace("lastmodified", "modified"))

    assert _checks(repository.root, Asked(base="HEAD")) == [("secrets-block", PATH)]
