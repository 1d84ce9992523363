"""`fixturectl set`."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from conftest import clean_environment
from secret_calls import ANNA, calls
from terminal import typed

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Run


@pytest.mark.parametrize(
    ("arguments", "stdin", "value"),
    [
        pytest.param(["-"], "canary-2\n", "canary-2", id="a pipe"),
        pytest.param([], "canary-2", "canary-2", id="nobody to ask"),
        pytest.param(["-"], "a\nb\n\n", "a\nb\n", id="one line end does not count"),
        pytest.param(["-"], "a\r\n", "a", id="of any kind"),
        pytest.param(["canary-3", "--insecure-argument"], "", "canary-3", id="an argument"),
        pytest.param(["-", "--insecure-argument"], "", "-", id="a dash"),
    ],
)
def test_a_value_is_set(
    arguments: list[str], stdin: str, value: str, call: Run, tmp_path: Path
) -> None:
    store = calls(tmp_path, call)

    done = store.call("set", str(store.tenant), "slack.token", *arguments, stdin=stdin)

    assert (done.status, done.out) == (0, ""), done.err
    assert done.err == f"{store.tenant}: slack.token encrypted\n"
    assert store.call("get", str(store.tenant), "slack.token").out == value


def test_a_person_is_asked_and_what_is_typed_is_not_shown(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    environment = clean_environment(tmp_path) | {"SOPS_AGE_KEY": ANNA.identity}
    arguments = ["set", str(store.tenant), "slack.token"]

    status, shown = typed(arguments, environment, "value of slack.token", "canary-5\n", hidden=True)

    assert status == 0, shown
    assert "canary" not in shown
    assert store.call("get", str(store.tenant), "slack.token").out == "canary-5"


def test_what_is_no_text_is_refused(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    command = [sys.executable, "-m", "fixturectl", "set", str(store.tenant), "slack.token", "-"]
    environment = clean_environment(tmp_path)
    done = subprocess.run(command, input=b"\xff", env=environment, capture_output=True, check=False)

    assert done.returncode == 2
    assert b"not UTF-8" in done.stderr


def test_a_secret_as_an_argument_is_refused(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)
    before = store.tenant.read_bytes()

    status, _, err = store.call("set", str(store.tenant), "slack.token", "canary-4")

    assert status == 2
    assert "stays in the shell's history" in err
    assert "canary" not in err
    assert store.tenant.read_bytes() == before


def test_an_empty_value_is_refused(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    done = store.call("set", str(store.tenant), "slack.token", "-", stdin="\n")

    assert done.status == 2
    assert "no value on standard input" in done.err


def test_an_equal_value_changes_nothing(call: Run, tmp_path: Path) -> None:
    store = calls(tmp_path, call)

    done = store.call("set", str(store.tenant), "slack.token", "-", stdin="canary-token-1")

    assert done.err == f"{store.tenant}: slack.token not changed\n"
