"""What every test may ask for: a store in a fresh folder, and the real program."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple, Protocol

import pytest
from hypothesis import HealthCheck, settings
from secret_store import Secrets, secret_store

from fixturectl import token_shapes

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from alerts import Alerts
    from clones import Clone
    from pushes import Push


# No clock fails a test, however slow the machine is. A store in a fresh folder serves all examples.
_LENIENT = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
settings.register_profile("any", deadline=None, suppress_health_check=_LENIENT)
# For CI, where a failure must come from the change: the same examples in every run.
settings.register_profile("same", settings.get_profile("any"), derandomize=True)
settings.load_profile("any")


class Outcome(NamedTuple):
    """What the program left behind."""

    status: int
    out: str
    err: str


class MakeStore(Protocol):
    def __call__(self, files: Mapping[str, str | bytes]) -> Path: ...


class Run(Protocol):
    def __call__(
        self, *arguments: str, env: Mapping[str, str] | None = None, stdin: str = ""
    ) -> Outcome: ...


@pytest.fixture(autouse=True, scope="session")
def _surroundings() -> None:
    """Hear interrupts, though whoever started the tests ignores them; measure here alone.

    Coverage in each of some hundred processes would take a fifth of the time that all tests take.
    """
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in [name for name in os.environ if name.startswith("COVERAGE_")]:
        del os.environ[name]


@pytest.fixture(autouse=True)
def _nothing_left() -> Iterator[None]:
    """Leave nothing of a test to the next: no signal blocked, no secret that is redacted."""
    blocked = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    yield
    token_shapes.forget()
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == blocked


@pytest.fixture
def make_store(tmp_path: Path) -> MakeStore:
    """Write files, given by their path in the store, and return the store's root."""

    def make(files: Mapping[str, str | bytes]) -> Path:
        root = tmp_path / "store"
        (root / "fixtures").mkdir(parents=True, exist_ok=True)
        for path, content in files.items():
            target = root / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        return root

    return make


@pytest.fixture
def alerts(tmp_path: Path) -> Alerts:
    """Write stores whose one alert is what a test says, and render it as a program would."""
    from alerts import Alerts  # noqa: PLC0415 - most tests render nothing

    return Alerts(tmp_path)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Run the program in a process of its own, with nothing of the developer's settings."""

    def call(*arguments: str, env: Mapping[str, str] | None = None, stdin: str = "") -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "fixturectl", *arguments],
            env=clean_environment(tmp_path) | dict(env or {}),
            cwd=tmp_path,
            input=stdin,
            capture_output=True,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        return Outcome(done.returncode, done.stdout, done.stderr)

    return call


@pytest.fixture
def call(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Run:
    """Run the program inside this process: for long tables, where a process each costs too much."""

    def call(*arguments: str, env: Mapping[str, str] | None = None, stdin: str = "") -> Outcome:
        from fixturectl.cli import main  # noqa: PLC0415 - most tests need no command line

        monkeypatch.chdir(tmp_path)
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        for name, value in ({"COLUMNS": "80", "HOME": str(tmp_path)} | dict(env or {})).items():
            monkeypatch.setenv(name, value)
        capsys.readouterr()
        status = main(arguments)
        return Outcome(status, *capsys.readouterr())

    return call


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Secrets:
    """Make a store whose secrets one of two people can read, and be that one."""
    return secret_store(tmp_path, monkeypatch)


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make, once, what every `clone` is a copy of."""
    from clones import begin  # noqa: PLC0415 - most tests need no repository

    folder = tmp_path_factory.mktemp("begun")
    begin(folder)
    return folder


@pytest.fixture
def clone(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """Make a clone with a remote, and leave the developer's own settings of git outside."""
    from clones import copy  # noqa: PLC0415 - as above

    for name in [name for name in os.environ if name.startswith(("GIT_", "SSH_"))]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return copy(begun, tmp_path)


@pytest.fixture
def push(clone: Clone, call: Run) -> Push:
    """Call `push` in a clone."""
    from pushes import Push  # noqa: PLC0415 - as above

    return Push(clone, call)


def clean_environment(home: Path) -> dict[str, str]:
    """Return an environment with an own home and a fixed width."""
    kept = {name: value for name, value in os.environ.items() if name in {"PATH", "TMPDIR"}}
    return kept | {"HOME": str(home), "COLUMNS": "80", "LANG": "C.UTF-8", "TERM": "xterm"}
