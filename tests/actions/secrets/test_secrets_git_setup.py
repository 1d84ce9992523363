"""Real repositories: `git diff` in clear, merges on what files say in clear, conflicts as usual."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

from fixturectl.actions.secrets.encrypt import encrypt, reseal
from fixturectl.actions.secrets.git_setup import git_setup
from fixturectl.actions.secrets.opening import open_file
from fixturectl.actions.secrets.rekey import plan, write
from fixturectl.actions.secrets.values import get, set_value
from fixturectl.secrets.writing import replace

if TYPE_CHECKING:
    from secret_store import Secrets


class Done(NamedTuple):
    status: int
    out: str
    err: str


class Clone(NamedTuple):
    """A clone that was set up, on the branch `main`, with `tenant` sealed."""

    secrets: Secrets

    @property
    def tenant(self) -> Path:
        return self.secrets.tenant

    def git(self, *arguments: str) -> Done:
        path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
        names = os.environ | {"GIT_CONFIG_GLOBAL": "/dev/null", "PATH": path}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.secrets.root,
            env=names,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    def commit(self) -> None:
        self.git("add", "-A")
        assert self.git("commit", "-q", "-m", "x").status == 0

    def edit(self, old: str, new: str) -> None:
        """Change a value in clear, as an editor would, and accept it."""
        replace(self.tenant, self.tenant.read_bytes().replace(old.encode(), new.encode()))
        reseal(self.tenant)


@pytest.fixture
def clone(secrets: Secrets) -> Clone:
    made = Clone(secrets)
    encrypt(secrets.tenant)
    made.git("init", "-q", "-b", "main")
    made.git("config", "user.email", "a@example.com")
    made.git("config", "user.name", "A")
    git_setup(secrets.root)
    made.commit()
    return made


def test_a_diff_shows_what_changed_in_clear(clone: Clone) -> None:
    set_value(clone.tenant, "slack.token", "canary-token-2")

    lines = [line for line in clone.git("diff").out.splitlines() if line[0] in "+-"]

    assert lines[2:] == [
        '-  token: "canary-token-1" # the bot\'s',
        '+  token: "canary-token-2" # the bot\'s',
    ]
    assert "canary" not in clone.git("diff", "--no-textconv").out


def test_what_a_diff_shows_is_cached_nowhere(clone: Clone) -> None:
    set_value(clone.tenant, "slack.token", "canary-token-2")
    clone.git("diff")
    clone.git("log", "-p")

    found = subprocess.run(
        ["git", "grep", "-q", "canary", "--", "."], cwd=clone.secrets.root, check=False
    )
    objects = clone.git("cat-file", "--batch-all-objects", "--batch").out
    assert found.returncode == 1
    assert "canary" not in objects


def test_without_a_key_a_diff_shows_the_file_as_it_is(
    clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_value(clone.tenant, "slack.token", "canary-token-2")
    monkeypatch.delenv("SOPS_AGE_KEY")

    done = clone.git("diff")

    assert "canary" not in done.out
    assert "+  token: ENC[" in done.out


def _branches(clone: Clone, ours: tuple[str, str], theirs: tuple[str, str]) -> Done:
    """Set a value on each of two branches and merge theirs into ours."""
    clone.git("checkout", "-q", "-b", "theirs")
    set_value(clone.tenant, *theirs)
    clone.commit()
    clone.git("checkout", "-q", "main")
    set_value(clone.tenant, *ours)
    clone.commit()
    return clone.git("merge", "-q", "theirs", "-m", "merged")


def test_different_values_merge_and_the_result_is_verified(clone: Clone) -> None:
    done = _branches(clone, ("slack.token", "ours"), ("secrets.pager", "theirs"))

    assert done.status == 0, done.err
    assert get(clone.tenant, "slack.token") == b"ours"
    assert get(clone.tenant, "secrets.pager") == b"theirs"


def test_new_keys_of_both_branches_merge(clone: Clone) -> None:
    done = _branches(clone, ("slack.token", "same"), ("slack.token", "same"))

    assert done.status == 0, done.err
    assert get(clone.tenant, "slack.token") == b"same"


def test_after_a_rekey_on_one_branch_values_still_merge(clone: Clone) -> None:
    clone.git("checkout", "-q", "-b", "theirs")
    write(plan(clone.secrets.root))
    set_value(clone.tenant, "secrets.pager", "theirs")
    clone.commit()
    clone.git("checkout", "-q", "main")
    set_value(clone.tenant, "slack.token", "ours")
    clone.commit()

    done = clone.git("merge", "-q", "theirs", "-m", "merged")

    assert done.status == 0, done.err
    assert get(clone.tenant, "slack.token") == b"ours"
    assert get(clone.tenant, "secrets.pager") == b"theirs"


def test_one_value_on_both_branches_conflicts_sealed(clone: Clone) -> None:
    done = _branches(clone, ("slack.token", "canary-ours"), ("slack.token", "canary-theirs"))

    assert done.status == 1
    assert "encrypt --reseal" in done.err
    text = clone.tenant.read_text()
    assert "canary" not in text
    assert text.count("<<<<<<<") == 1
    theirs = re.sub(r"<<<<<<<.*\n(?:.*\n)*?=======\n((?:.*\n)*?)>>>>>>>.*\n", r"\1", text)
    clone.tenant.write_text(theirs)

    reseal(clone.tenant)

    assert get(clone.tenant, "slack.token") == b"canary-theirs"
    assert get(clone.tenant, "slack.team_id") == b"T1"


def test_values_in_clear_merge_as_usual(clone: Clone) -> None:
    clone.git("checkout", "-q", "-b", "theirs")
    clone.edit("Acme", "Theirs")
    clone.commit()
    clone.git("checkout", "-q", "main")
    set_value(clone.tenant, "slack.token", "ours")
    clone.commit()

    assert clone.git("merge", "-q", "theirs", "-m", "merged").status == 0

    assert get(clone.tenant, "name") == b"Theirs"
    assert get(clone.tenant, "slack.token") == b"ours"


def test_without_a_key_git_merges_what_it_sees(
    clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    clone.git("checkout", "-q", "-b", "theirs")
    set_value(clone.tenant, "slack.team_id", "theirs")
    clone.commit()
    clone.git("checkout", "-q", "main")
    set_value(clone.tenant, "slack.token", "ours")
    clone.commit()
    monkeypatch.delenv("SOPS_AGE_KEY")

    done = clone.git("merge", "-q", "theirs", "-m", "merged")

    assert done.status == 1
    assert "no key here opens it" in done.err


def test_setting_up_again_adds_only_what_is_new(clone: Clone) -> None:
    root = clone.secrets.root
    before = (root / ".gitattributes").read_text()
    assert before.splitlines()[1:] == [
        "fixtures/*/tenant.yaml diff=fixturectl-secrets merge=fixturectl-secrets"
    ]

    (root / ".gitattributes").write_text(before.rstrip("\n"))
    other = root / "fixtures/acme/an alert.yaml"
    other.write_text("slack: x\n")
    encrypt(other)
    changed = git_setup(root)

    line = '"fixtures/acme/an alert.yaml" diff=fixturectl-secrets merge=fixturectl-secrets'
    assert (root / ".gitattributes").read_text() == f"{before}{line}\n"
    assert changed[-1] == f".gitattributes: {line}"
    assert clone.git("config", "diff.fixturectl-secrets.cachetextconv").out == "false\n"


def test_without_the_program_on_the_path_python_runs_it(
    clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = clone.git("--exec-path").out.strip()
    monkeypatch.setenv("PATH", f"{path}:/usr/bin:/bin")

    git_setup(clone.secrets.root)

    found = clone.git("config", "diff.fixturectl-secrets.textconv").out
    assert found == f"{sys.executable} -m fixturectl secrets textconv\n"
    assert open_file(clone.tenant).rule is not None
