"""Three versions of a file merged on what they say in clear; git_setup's tests merge for real."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sealing import TENANT, Person, enter, seal

from fixturectl.actions.secrets.encrypt import encrypted
from fixturectl.actions.secrets.merge import Merged, Versions, merge
from fixturectl.actions.secrets.opening import open_content

if TYPE_CHECKING:
    import pytest
    from secret_store import Secrets


def _sealed(secrets: Secrets, old: str = "", new: str = "") -> bytes:
    return encrypted(secrets.tenant, TENANT.replace(old, new).encode() if old else TENANT.encode())


def _value(secrets: Secrets, merged: Merged, key: str) -> bytes:
    values = open_content(secrets.tenant, merged.content).opened.values
    return next(value.plain for value in values if ".".join(value.leaf.path) == key)


def test_files_that_are_not_sealed_merge_as_text(secrets: Secrets) -> None:
    found = merge(
        secrets.tenant,
        Versions(b"a: 1\nb: 1\n\n\nc: 1\n", b"a: 2\nb: 1\n\n\nc: 1\n", b"a: 1\nb: 1\n\n\nc: 2\n"),
    )

    assert found == Merged(b"a: 2\nb: 1\n\n\nc: 2\n", conflicts=False)


def test_versions_sealed_by_different_keys_merge(secrets: Secrets) -> None:
    versions = Versions(
        _sealed(secrets), _sealed(secrets, "T1", "T2"), _sealed(secrets, "Acme", "New")
    )

    found = merge(secrets.tenant, versions)

    assert not found.conflicts
    assert _value(secrets, found, "slack.team_id") == b"T2"
    assert _value(secrets, found, "name") == b"New"


def test_a_file_that_was_in_clear_before_merges(secrets: Secrets) -> None:
    versions = Versions(
        (TENANT + "secrets:\n  bound_to: acme\n").encode(),
        _sealed(secrets, "T1", "T2"),
        _sealed(secrets, "token-1", "token-9"),
    )

    found = merge(secrets.tenant, versions)

    assert b"canary" not in found.content
    assert not re.search(rb"<<<<<<<", found.content) or found.conflicts


def test_a_file_that_both_added_conflicts_where_it_differs(secrets: Secrets) -> None:
    versions = Versions(b"", _sealed(secrets, "T1", "T2"), _sealed(secrets))

    found = merge(secrets.tenant, versions)

    assert found.conflicts
    assert found.content.count(b"team_id") == 2
    assert b"canary" not in found.content


def test_a_version_that_was_tampered_with_is_not_merged(secrets: Secrets) -> None:
    theirs = _sealed(secrets).replace(b"Acme", b"Evil")

    found = merge(secrets.tenant, Versions(_sealed(secrets), _sealed(secrets), theirs))

    assert found.conflicts
    assert "MAC does not fit" in found.reason


def test_several_documents_are_left_to_git(secrets: Secrets) -> None:
    path = secrets.root / "fixtures/acme/two.yaml"
    content = encrypted(path, b"slack: a\n---\nslack: b\n")

    found = merge(path, Versions(content, content, content))

    assert (found.content, found.conflicts) == (content, True)
    assert "several documents" in found.reason


def test_a_merge_that_is_no_file_of_sops_is_a_conflict(secrets: Secrets) -> None:
    path = secrets.root / "fixtures/acme/x.yaml"
    base = b"slack: s\n\n\na: 1\n\n\n\nz: 1\n"
    ours = base.replace(b"slack: s\n", b"slack: s\nq: 1\n")
    theirs = base + b"\n\n\nq: 2\n"

    found = merge(path, Versions(*(encrypted(path, content) for content in (base, ours, theirs))))

    assert found.conflicts
    assert "twice" in found.reason


def test_without_a_key_it_is_a_conflict(secrets: Secrets, monkeypatch: pytest.MonkeyPatch) -> None:
    content = seal(TENANT.encode(), Person.new())
    enter(monkeypatch, secrets.root, secrets.bert)

    assert merge(secrets.tenant, Versions(content, content, content)).conflicts
