"""Data keys wrapped for age recipients, as sops and age read them."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest
from sealing import NOW, Person, enter

from fixturectl.secrets.keys import Unwrapped, age

if TYPE_CHECKING:
    from pathlib import Path

KEY = bytes(range(32))


def test_each_recipient_opens_its_own_entry(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [Person.new(), Person.new()]
    entries = [age.wrap(KEY, person.recipient, NOW) for person in people]
    assert [age.name(entry) for entry in entries] == [person.recipient for person in people]

    for person in people:
        enter(monkeypatch, tmp_path, person)
        assert age.unwrap(entries) == Unwrapped(KEY)


def test_nobody_else_does(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(monkeypatch, tmp_path, Person.new())

    found = age.unwrap([age.wrap(KEY, Person.new().recipient, NOW), {"recipient": "x"}])

    assert found.key is None
    assert found.tried == ("SOPS_AGE_KEY: 1 identities, none of them a recipient",)


def test_an_ssh_key_is_a_recipient(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    enter(monkeypatch, tmp_path, None)
    path = tmp_path / ".ssh/id_ed25519"
    path.parent.mkdir()
    try:
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-C", "me@here", "-N", "", "-f", str(path)]
        subprocess.run(command, check=True)
    except FileNotFoundError:
        pytest.skip("ssh-keygen is not installed")
    recipient = age.named(path.with_suffix(".pub").read_text())[0]

    entry = age.wrap(KEY, recipient, NOW)

    assert "me@here" not in recipient
    assert age.name(entry) == recipient
    assert age.unwrap([entry]) == Unwrapped(KEY)


@pytest.mark.parametrize(
    ("value", "names"),
    [
        ("age1a,age1b", ["age1a", "age1b"]),
        ([" age1a ", "age1b"], ["age1a", "age1b"]),
        ("ssh-ed25519 AAAA me@here", ["ssh-ed25519 AAAA"]),
        ("", []),
    ],
)
def test_a_rule_names_recipients(value: object, names: list[str]) -> None:
    assert age.named(value) == names
