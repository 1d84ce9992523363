"""Where identities come from, and files that others could read."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from sealing import Person, enter

from fixturectl.secrets.identities import identities

if TYPE_CHECKING:
    from pathlib import Path

PERSON = Person.new()


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    enter(monkeypatch, tmp_path, None)
    return tmp_path


def _write(path: Path, text: str, mode: int = 0o600) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(mode)
    return path


def _recipients() -> list[str]:
    return [str(one.to_public()) for one in identities() if hasattr(one, "to_public")]


@pytest.mark.usefixtures("home")
def test_without_any_there_is_none() -> None:
    assert list(identities()) == []
    assert identities().tried == []


def test_they_come_from_where_sops_looks(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = [Person.new() for _ in range(4)]
    monkeypatch.setenv("SOPS_AGE_KEY", f"# a comment\n\n{people[0].identity}\n")
    monkeypatch.setenv("SOPS_AGE_KEY_FILE", str(_write(home / "keys", people[1].identity)))
    program = f"{sys.executable} -c 'print(\"{people[2].identity}\")'"
    monkeypatch.setenv("SOPS_AGE_KEY_CMD", program)
    _write(home / ".config/sops/age/keys.txt", people[3].identity)

    assert _recipients() == [person.recipient for person in people]


def test_settings_may_lie_elsewhere(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "conf"))
    _write(home / "conf/sops/age/keys.txt", PERSON.identity)

    assert _recipients() == [PERSON.recipient]


def test_on_macos_they_lie_in_the_library(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    _write(home / "Library/Application Support/sops/age/keys.txt", PERSON.identity)

    assert _recipients() == [PERSON.recipient]


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660, 0o644])
def test_a_file_that_others_may_read_is_not_used(
    mode: int, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _write(home / "keys", PERSON.identity, mode)
    monkeypatch.setenv("SOPS_AGE_KEY_FILE", str(path))

    assert _recipients() == []
    assert f"others may read it, so it is not used: chmod 600 {path}" in identities().tried[0]


def test_a_file_that_is_not_there_is_named_if_it_was_asked_for(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPS_AGE_KEY_FILE", str(home / "none"))

    assert _recipients() == []
    assert identities().tried == [f"SOPS_AGE_KEY_FILE ({home / 'none'}): no such file or directory"]


@pytest.mark.usefixtures("home")
def test_what_is_no_identity_is_counted_and_not_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOPS_AGE_KEY", f"AGE-SECRET-KEY-1CANARY\n{PERSON.identity}")

    assert _recipients() == [PERSON.recipient]
    assert "identity 1 is none" in identities().tried[0]
    assert "CANARY" not in "".join(identities().tried)


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize("command", ["false", "no-such-program-here", "'", "printf ''"])
def test_a_command_that_gives_nothing_is_named(
    command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOPS_AGE_KEY_CMD", command)

    assert _recipients() == []
    assert "SOPS_AGE_KEY_CMD" in identities().tried[0]


def test_a_command_sees_no_credentials(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOPS_AGE_KEY", PERSON.identity)
    monkeypatch.setenv("VAULT_TOKEN", "canary")
    program = f"import os; open({str(home / 'seen')!r}, 'w').write(str(dict(os.environ)))"
    monkeypatch.setenv("SOPS_AGE_KEY_CMD", f'{sys.executable} -c "{program}"')

    _recipients()

    seen = (home / "seen").read_text()
    assert "canary" not in seen
    assert PERSON.identity not in seen


def test_a_command_runs_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    counter = home / "count"
    program = f"open({str(counter)!r}, 'a').write('x'); print({PERSON.identity!r})"
    monkeypatch.setenv("SOPS_AGE_KEY_CMD", f'{sys.executable} -c "{program}"')

    assert _recipients() == _recipients() == [PERSON.recipient]
    assert counter.read_text() == "x"


def test_ssh_keys_serve_unless_a_passphrase_keeps_them(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = home / ".ssh"
    keys.mkdir()
    make = ["ssh-keygen", "-q", "-t", "ed25519", "-C", "", "-f"]
    try:
        subprocess.run([*make, keys / "id_ed25519", "-N", ""], check=True)
        subprocess.run([*make, home / "locked", "-N", "canary-passphrase"], check=True)
    except FileNotFoundError:
        pytest.skip("ssh-keygen is not installed")
    monkeypatch.setenv("SOPS_AGE_SSH_PRIVATE_KEY_FILE", str(home / "locked"))
    _write(keys / "id_rsa", "canary: no key")

    assert 1 <= len(list(identities())) <= 2
    assert "no SSH key that age can use" in "".join(identities().tried)
    assert "canary" not in "".join(identities().tried)
