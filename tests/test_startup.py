"""What the program loads: nothing heavy before a command that needs it is called.

A new command is covered as soon as its file exists: it may load nothing heavy, unless `CALLS` says
how to call it and `NEEDS` what it then needs.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import clean_environment

from fixturectl import registry

STORE = Path(__file__).parent.parent
COMMANDS = "fixturectl.cli.commands"
ADDRESS = "spotify-premium/playback-failure"

HEAVY = {
    "asyncio",
    "babel",
    "cryptography",
    "email",
    "jinja2",
    "pydantic",
    "rich",
    "slack_sdk",
    "unittest",
    "yaml",
}
CALLS = {
    "completion": ["bash"],
    "doctor": [],
    "explain": [ADDRESS],
    "list": ["variables", ADDRESS],
    "locales add": ["pl-PL", "--dry-run"],
    "locales mark": ["default", "--locale", "fr-FR", "--reviewed", "--dry-run"],
    "locales status": ["--tenant", "spotify-free"],
    "locales export": ["--locale", "fr-FR"],
    "locales extract": ["--check"],
    "migrate": [],
    "mv": ["default/queue-backlog", "default/queue-behind", "--dry-run"],
    "render": [ADDRESS, "--locale", "fr-FR"],
    "rm": ["default/queue-backlog", "--overrides", "--dry-run"],
    "schema": ["fixture"],
    "send": [ADDRESS, "--sample", "examples", "--dry-run"],
    "validate": ["spotify-free"],
}
# Exactly: what is no longer needed is worth being noticed. Jinja is not, for everyday expressions.
NEEDS = {
    "doctor": {"yaml"},
    "explain": {"yaml"},
    "list": {"yaml"},
    "locales add": {"babel", "yaml"},
    "locales mark": {"babel", "yaml"},
    "locales status": {"babel", "yaml"},
    "locales export": {"babel", "yaml"},
    "locales extract": {"yaml"},
    "migrate": {"yaml"},
    "mv": {"yaml"},
    "render": {"babel", "yaml"},
    "rm": {"yaml"},
    "schema": {"yaml"},
    "send": {"babel", "yaml"},
    "validate": {"babel", "yaml"},
}

_RUN_AND_LIST = """
import json, sys
from fixturectl.__main__ import run
sys.argv = ["fixturectl", *json.loads(sys.argv[1])]
status = run()
print(json.dumps([status, sorted(sys.modules)]), file=sys.stderr)
"""


def _commands(package: str = COMMANDS, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found = []
    for name in registry.names(package):
        path = (*before, name)
        module = registry.module_name(package, name)
        is_folder = (STORE / "src" / module.replace(".", "/")).is_dir()
        found += _commands(module, path) if is_folder else [path]
    return found


def _modules(folder: Path, *arguments: str, completing: bool = False) -> tuple[int, list[str]]:
    """Return the exit status of a call and the names of all modules it loaded."""
    environment = clean_environment(folder) | ({"_FIXTURECTL_COMPLETE": "1"} if completing else {})
    done = subprocess.run(
        [sys.executable, "-c", _RUN_AND_LIST, json.dumps(arguments)],
        env=environment,
        cwd=STORE,
        capture_output=True,
        text=True,
        check=True,
    )
    status, loaded = json.loads(done.stderr.splitlines()[-1])
    return status, loaded


def _loaded(folder: Path, *arguments: str, completing: bool = False) -> tuple[int, set[str]]:
    """Return the exit status of a call and the heavy packages it loaded."""
    status, modules = _modules(folder, *arguments, completing=completing)
    return status, HEAVY.intersection(name.partition(".")[0] for name in modules)


def test_help_loads_nothing_heavy(tmp_path: Path) -> None:
    assert _loaded(tmp_path, "--help") == (0, set())


@pytest.mark.parametrize(
    ("words", "needs"),
    [
        pytest.param(["comp"], set(), id="a command"),
        pytest.param(["completion", ""], set(), id="a choice"),
        pytest.param(["--"], set(), id="an option"),
        pytest.param(["render", "spotify"], set(), id="a tenant"),
        pytest.param(["render", "default/"], set(), id="a fixture"),
        pytest.param(["render", ADDRESS, "--locale", ""], set(), id="a locale"),
        pytest.param(["render", ADDRESS, "--var", ""], {"yaml"}, id="a variable"),
    ],
)
def test_completing_loads_yaml_for_variables_only(
    words: list[str], needs: set[str], tmp_path: Path
) -> None:
    status, loaded = _loaded(tmp_path, *words, completing=True)

    assert status == 0
    assert loaded == needs


@pytest.mark.parametrize("command", [pytest.param(path, id=" ".join(path)) for path in _commands()])
def test_a_command_loads_only_what_it_needs(command: tuple[str, ...], tmp_path: Path) -> None:
    name = " ".join(command)

    status, loaded = _loaded(tmp_path, *command, *CALLS.get(name, ["--help"]))

    assert status == 0
    assert loaded == NEEDS.get(name, set())


def test_only_drawing_loads_rich(tmp_path: Path) -> None:
    drawn = _loaded(tmp_path, "render", ADDRESS, "--format", "terminal")

    assert drawn == (0, NEEDS["render"] | {"rich"})


def test_calling_a_command_imports_no_other(tmp_path: Path) -> None:
    modules = _modules(tmp_path, "completion", "bash")[1]

    imported = {name for name in modules if name.startswith(f"{COMMANDS}.")}
    assert imported == {f"{COMMANDS}.completion"}
