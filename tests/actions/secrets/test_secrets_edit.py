"""Editing in clear, on a copy that nobody sees and that is gone afterwards."""

from __future__ import annotations

import re
import stat
import sys
from typing import TYPE_CHECKING

import pytest

from fixturectl.actions.secrets.edit import edit
from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.actions.secrets.values import get
from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from secret_store import Secrets

    from fixturectl.errors import FixturectlError


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Path]:
    """Make an editor of a Python program that knows its file as `path`; return where it notes."""
    memory = tmp_path / "memory"
    memory.mkdir()
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(memory))

    def make(program: str) -> Path:
        script = tmp_path / "editor.py"
        notes = tmp_path / "notes"
        script.write_text(
            f"import os, sys\nfrom pathlib import Path\npath = Path(sys.argv[-1])\n"
            f"notes = Path({str(notes)!r})\n{program}\n"
        )
        monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")
        return notes

    return make


def _never(_error: FixturectlError) -> bool:
    return False


def _left(tmp_path: Path) -> list[str]:
    return [path.name for path in (tmp_path / "memory").iterdir()]


def test_what_is_changed_is_sealed_and_the_rest_keeps_its_bytes(
    secrets: Secrets, editor: Callable[[str], Path], tmp_path: Path
) -> None:
    encrypt(secrets.tenant)
    before = re.findall(r"ENC\[[^\]]*\]", secrets.tenant.read_text())
    editor("path.write_text(path.read_text().replace('token-1', 'token-2').replace('Acme', 'New'))")

    assert edit(secrets.tenant, _never)

    after = re.findall(r"ENC\[[^\]]*\]", secrets.tenant.read_text())
    assert [old == new for old, new in zip(before, after, strict=True)] == [
        True,
        False,
        True,
        False,
    ]
    assert get(secrets.tenant, "slack.token") == b"canary-token-2"
    assert get(secrets.tenant, "name") == b"New"
    assert _left(tmp_path) == []


def test_the_copy_is_private_and_the_editor_sees_no_credentials(
    secrets: Secrets, editor: Callable[[str], Path]
) -> None:
    encrypt(secrets.tenant)
    notes = editor(
        "notes.write_text(f'{path.name} {path.stat().st_mode:o} {path.parent.stat().st_mode:o} '"
        " f'{dict(os.environ)}')"
    )

    assert not edit(secrets.tenant, _never)

    name, mode, folder, environment = notes.read_text().split(" ", 3)
    assert name == "tenant.yaml"
    assert stat.S_IMODE(int(mode, 8)) == 0o600
    assert stat.S_IMODE(int(folder, 8)) == 0o700
    assert secrets.anna.identity not in environment


def test_without_a_change_nothing_is_written(
    secrets: Secrets, editor: Callable[[str], Path]
) -> None:
    encrypt(secrets.tenant)
    before = secrets.tenant.read_bytes()
    editor("")

    assert not edit(secrets.tenant, _never)

    assert secrets.tenant.read_bytes() == before


def test_a_file_in_clear_is_sealed_once_edited(
    secrets: Secrets, editor: Callable[[str], Path]
) -> None:
    editor("path.write_text(path.read_text().replace('token-1', 'token-3'))")

    assert edit(secrets.tenant, _never)

    assert get(secrets.tenant, "slack.token") == b"canary-token-3"
    assert b"canary" not in secrets.tenant.read_bytes()


def test_what_is_refused_can_be_edited_again(
    secrets: Secrets, editor: Callable[[str], Path], tmp_path: Path
) -> None:
    encrypt(secrets.tenant)
    editor(
        "text = path.read_text()\n"
        "path.write_text(text.replace('extends', ': ') if not notes.exists()"
        " else text.replace(': : default', 'extends: other'))\nnotes.write_text('x')"
    )
    told: list[str] = []

    def again(error: FixturectlError) -> bool:
        told.append(error.message)
        return True

    assert edit(secrets.tenant, again)

    assert len(told) == 1
    assert "canary" not in told[0]
    assert get(secrets.tenant, "extends") == b"other"
    assert _left(tmp_path) == []


@pytest.mark.parametrize(
    ("program", "said"),
    [
        pytest.param("path.write_text('a: [canary')", "did not find expected", id="no YAML"),
        pytest.param("sys.exit(7)", "ended with status 7", id="the editor fails"),
        pytest.param("path.unlink()", "no such file", id="the file is gone"),
        pytest.param("path.write_text('a: b\\na: canary\\n')", "twice", id="a key twice"),
    ],
)
def test_what_goes_wrong_changes_nothing(
    program: str,
    said: str,
    secrets: Secrets,
    editor: Callable[[str], Path],
    tmp_path: Path,
) -> None:
    encrypt(secrets.tenant)
    before = secrets.tenant.read_bytes()
    editor(program)

    with pytest.raises(SecretsError, match=said) as refused:
        edit(secrets.tenant, _never)

    assert "canary" not in refused.value.message
    assert secrets.tenant.read_bytes() == before
    assert _left(tmp_path) == []


def test_a_file_that_changed_meanwhile_is_not_overwritten(
    secrets: Secrets, editor: Callable[[str], Path]
) -> None:
    encrypt(secrets.tenant)
    editor(
        "path.write_text(path.read_text().replace('Acme', 'New'))\n"
        f"Path({str(secrets.tenant)!r}).write_text('name: other\\n')"
    )

    with pytest.raises(SecretsError, match="was changed by something else"):
        edit(secrets.tenant, _never)

    assert secrets.tenant.read_text() == "name: other\n"


@pytest.mark.parametrize("program", ["no-such-editor", "'"])
def test_an_editor_that_can_not_be_run_is_named(
    program: str, secrets: Secrets, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt(secrets.tenant)
    monkeypatch.setenv("VISUAL", program)

    with pytest.raises(SecretsError, match="the editor can't be run"):
        edit(secrets.tenant, _never)


def test_vim_keeps_nothing_of_what_it_shows(
    secrets: Secrets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encrypt(secrets.tenant)
    vim = tmp_path / "bin" / "vim"
    vim.parent.mkdir()
    vim.write_text(f'#!/bin/sh\nprintf "%s " "$@" > {tmp_path}/options\n')
    vim.chmod(0o700)
    monkeypatch.setenv("SOPS_EDITOR", f"{vim} -y")

    edit(secrets.tenant, _never)

    options = (tmp_path / "options").read_text()
    assert options.startswith("-n -i NONE --cmd set noundofile nobackup nowritebackup -y ")


def test_a_file_for_other_recipients_is_not_edited(
    secrets: Secrets, editor: Callable[[str], Path]
) -> None:
    encrypt(secrets.tenant)
    secrets.allow(secrets.anna, secrets.bert)
    notes = editor("notes.write_text('opened')")

    with pytest.raises(SecretsError, match="recipients are not policy's"):
        edit(secrets.tenant, _never)

    assert not notes.exists()
