"""No secret leaves its place: for every command there is, by any way out of the process.

Secrets are planted in every field that may hold one and in every variable of the environment that
names one. Standard output, standard error, every file that is written, caches among them, and the
environments of all programs that are started are searched. A new command is covered as soon as its
file exists; `ARGUMENTS` says how to call it so that it does something.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import stat
import subprocess
import sys
from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest
from conftest import Outcome, clean_environment
from cryptography.fernet import Fernet
from sealing import Person, policy, store_with

from fixturectl import registry
from fixturectl.actions.secrets.encrypt import encrypt
from fixturectl.environment import CREDENTIALS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conftest import Run

COMMANDS = "fixturectl.cli.commands"
TENANT = "fixtures/acme/tenant.yaml"
CANARY = "canary7f3a"
PERSON = Person.new()
PEOPLE = [PERSON.identity, Fernet.generate_key().decode()]

DEFAULT = """\
format: 1
store: canaries
name: Default
source_locale: en-US
locales: [en-US]
default_locale: en-US
timezone: UTC
severities: {critical: {emoji: ":x:", channel: C0123456789}}
statuses: {firing: {color: "#D00000"}}
"""
ACME = f"""\
name: Acme
extends: default
slack:
  team_id: "T0{CANARY}"
  token: "xoxb-{CANARY}"
secrets:
  webhook: "https://hooks.slack.com/services/{CANARY}"
  deep: {{list: ["{CANARY}-1", "{CANARY}-2"]}}
  lines: |
    {CANARY}
    {CANARY}
"""
FIXTURE = """\
severity: critical
variables:
  region: {type: string, example: eu-west-1}
text: "{{ t.title }}"
blocks:
  - type: section
    text: "{{ t.title }} {{ region }}"
"""
PRINTING = """\
severity: critical
text: "{{ slack.token }}"
blocks:
  - type: section
    text: "{{ secrets.webhook }} {{ tenant.slack.token }} {{ tenant.secrets.deep.list }}"
"""
ADDRESS = "acme/disk-full"

# How to call a command; without an entry it gets an address. Several calls part at "and".
ARGUMENTS: dict[str, list[str]] = {
    "completion": ["bash"],
    "diff": ["HEAD", "--format", "html"],
    "doctor": [],
    "encrypt": [TENANT],
    "decrypt": [TENANT],
    "edit": [TENANT],
    "get": [TENANT, "slack.nothing"],
    "set": [TENANT, "slack.token", "-"],
    "git-setup": [],
    "init": [],
    "list": [],
    "import": ["fixtures/default/disk-full.yaml", "--as", "acme/imported"],
    "locales add": ["fr-FR", "--tenant", "acme"],
    "locales status": [],
    "locales mark": ["default", "--locale", "fr-FR", "--reviewed"],
    "migrate": [],
    "mv": ["acme", "beta"],
    "new": ["beta"],
    "rm": ["default/printing"],
    "send": [ADDRESS, "--wait", "0"],
    "schema": ["tenant"],
    "test": ["--update"],
    "validate": [],
    "secrets merge": [TENANT, TENANT, TENANT, TENANT],
    "secrets recipients": [],
    "secrets rekey": ["--yes"],
    "secrets textconv": ["fixtures/default/disk-full.yaml"],
    "secrets verify": ["--base", "HEAD", "--strict"],
}
MORE = {
    "render": ["acme/printing"],
    "explain": ["acme/printing"],
    "validate": ["acme", "--format", "json"],
    "get": [TENANT, "secrets.deep"],
    "secrets verify": ["--staged"],
    "encrypt": ["--reseal", TENANT],
}
# What goes on until it is interrupted: by a person, once it has told of a save.
ENDLESS = {"watch"}
# What prints or writes secrets because that is what it is for.
OPENS = {"decrypt"}


def _commands(package: str = COMMANDS, before: str = "") -> Iterator[str]:
    for name in registry.names(package):
        module = registry.module_name(package, name)
        is_folder = hasattr(registry.load(package, name), "__path__")
        yield from _commands(module, f"{before}{name} ") if is_folder else [f"{before}{name}"]


CALLS = [
    *((name, ARGUMENTS.get(name, [ADDRESS])) for name in _commands()),
    *MORE.items(),
]


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a store whose tenant is sealed, in a repository of its own."""
    root = store_with(
        tmp_path_factory.mktemp("sealed"), policy(PERSON), {"default": DEFAULT, "acme": ACME}
    )
    for name, text in {"disk-full": FIXTURE, "printing": PRINTING}.items():
        (root / f"fixtures/default/{name}.yaml").write_text(text)
        texts = root / f"fixtures/default/en-US/{name}.yaml"
        texts.parent.mkdir(exist_ok=True)
        texts.write_text("texts: {title: The disk is full}\n")
    encrypt(root / TENANT)
    identity = ["-c", "user.email=a@example.com", "-c", "user.name=A"]
    for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "x"]):
        subprocess.run(["git", "-C", str(root), *identity, *arguments], check=True)
    return root


def _listener(folder: Path, name: str, real: str) -> None:
    """Put a program in front of the real one that writes down the environment it is given."""
    folder.mkdir(exist_ok=True)
    program = folder / name
    program.write_text(f'#!/bin/sh\nenv >> "{folder.parent}/environments"\nexec {real} "$@"\n')
    program.chmod(0o700)


def _environment(folder: Path) -> dict[str, str]:
    programs = folder / "programs"
    _listener(programs, "git", shutil.which("git") or "git")
    _listener(programs, "editor", f"{shutil.which('sed')} -i s/Acme/Acme2/")
    listening = {"PATH": f"{programs}:{Path(sys.executable).parent}:{os.environ['PATH']}"}
    secrets = {name: f"{CANARY}-{name}" for name in CREDENTIALS}
    places = {"XDG_CACHE_HOME": str(folder / "cache"), "TMPDIR": str(folder / "temporary")}
    (folder / "temporary").mkdir()
    # A Slack that nobody answers for: whatever is sent must stay on this machine.
    places |= {"FIXTURECTL_SLACK_API_URL": "http://127.0.0.1:9/api/"}
    named = {"SOPS_AGE_KEY": PEOPLE[0], "ENCRYPTION_KEY": PEOPLE[1], "EDITOR": "editor"}
    return {**secrets, **places, **listening, **named}


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file() and not path.is_symlink() and stat.S_ISREG(path.stat().st_mode):
            yield path


@pytest.mark.parametrize(
    ("name", "arguments"), [pytest.param(*call, id=" ".join([call[0], *call[1]])) for call in CALLS]
)
def test_no_secret_leaves_its_place(
    name: str, arguments: list[str], sealed: Path, run: Run, tmp_path: Path
) -> None:
    root = tmp_path / "store"
    shutil.copytree(sealed, root)
    environment = _environment(tmp_path)
    needles = [CANARY, *PEOPLE]

    words = [*name.split(), *(_placed(word, root) for word in arguments)]
    if name in ENDLESS:
        done = _interrupted(root, tmp_path, words, environment)
    else:
        call = ("--store", str(root), "-v", *words)
        done = run(*call, env=environment, stdin=f"{CANARY}-new")

    assert "Traceback" not in done.err
    written = list(_files(tmp_path))
    if name in OPENS:
        written.remove(root / TENANT)
    for needle in needles:
        assert needle not in done.out
        assert needle not in done.err
        assert [str(path) for path in written if needle.encode() in path.read_bytes()] == []


def _interrupted(
    root: Path, folder: Path, words: list[str], environment: dict[str, str]
) -> Outcome:
    """Run an endless command, save the tenant's file, and interrupt it once that is told."""
    command = [sys.executable, "-m", "fixturectl", "--store", str(root), "-v", *words]
    given = clean_environment(folder) | environment
    with (
        subprocess.Popen(
            command, env=given, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as child,
        ExitStack() as otherwise,
    ):
        otherwise.callback(child.kill)
        assert child.stdout is not None
        out = _read_until(child.stdout, "until Ctrl-C$")
        with (root / TENANT).open("a") as file:
            file.write("timezone: Europe/Paris\n")
        out += _read_until(child.stdout, "^── ")
        out += _read_until(child.stdout, r"^(no findings|\d+ .* in \d+ files?)$")
        child.send_signal(signal.SIGINT)
        rest, err = child.communicate(timeout=300)
    assert child.returncode == 130
    return Outcome(child.returncode, out + rest, err)


def _read_until(stream: IO[str], end: str) -> str:
    found = ""
    while not re.search(end, found, re.MULTILINE):
        line = stream.readline()
        assert line, found
        found += line
    return found


def _placed(word: str, root: Path) -> str:
    return str(root / word) if word.startswith("fixtures/") else word


def test_the_programs_that_are_started_are_listened_to(
    sealed: Path, run: Run, tmp_path: Path
) -> None:
    root = tmp_path / "store"
    shutil.copytree(sealed, root)

    run("--store", str(root), "edit", str(root / TENANT), env=_environment(tmp_path))

    heard = (tmp_path / "environments").read_text()
    assert "XDG_CACHE_HOME" in heard
    assert "Acme2" in (root / TENANT).read_text()
