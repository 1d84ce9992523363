"""`fixturectl secrets rekey`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conftest import clean_environment
from secret_calls import ANNA, BERT, calls
from terminal import typed

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


def test_nothing_changes_before_it_was_agreed_to(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    store.allow(ANNA, BERT)
    before = store.tenant.read_bytes()

    status, out, err = store.call("secrets", "rekey")

    assert (status, out) == (3, "")
    assert f"  + {BERT.recipient}\n" in err
    assert "hint: to encrypt all of these anew: --yes" in err
    assert store.tenant.read_bytes() == before


def test_a_person_is_asked(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    before = store.tenant.read_bytes()
    environment = clean_environment(tmp_path) | {"SOPS_AGE_KEY": ANNA.identity}
    arguments = ["--store", str(store.root), "secrets", "rekey"]

    refused = typed(arguments, environment, "encrypt all of these anew?", "n\n")
    unchanged = store.tenant.read_bytes() == before
    agreed = typed(arguments, environment, "encrypt all of these anew?", "y\n")

    assert (refused[0], unchanged, agreed[0]) == (130, True, 0)
    assert store.tenant.read_bytes() != before


def test_what_is_to_be_revoked_is_listed(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    store.allow(ANNA, BERT)
    assert store.call("secrets", "rekey", "--yes").out == ""
    assert store.call("get", str(store.tenant), "slack.token", person=BERT).status == 0
    store.allow(ANNA)

    status, out, err = store.call("secrets", "rekey", "--yes")

    assert status == 0
    assert f"  - {BERT.recipient}" in err
    assert "  fixtures/acme/tenant.yaml: slack.token\n" in out
    assert store.call("get", str(store.tenant), "slack.token", person=BERT).status == 3


def test_without_an_encrypted_file_there_is_nothing_to_do(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call, sealed=False)

    assert store.call("secrets", "rekey") == (0, "", "there is no encrypted file\n")
