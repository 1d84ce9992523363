"""Runs git: in an environment of its own, without a shell, and with a reason for what failed."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fixturectl.environment import for_children
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path
    from subprocess import CompletedProcess

# A hook sets these for its own repository and index; they would lead us there
# (`git rev-parse --local-env-vars`, without the settings that `git -c` hands down).
_MISLEADING = frozenset(
    (
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_COMMON_DIR",
        "GIT_CONFIG",
        "GIT_DIR",
        "GIT_EXTERNAL_DIFF",
        "GIT_GRAFT_FILE",
        "GIT_IMPLICIT_WORK_TREE",
        "GIT_INDEX_FILE",
        "GIT_INTERNAL_SUPER_PREFIX",
        "GIT_LITERAL_PATHSPECS",
        "GIT_GLOB_PATHSPECS",
        "GIT_ICASE_PATHSPECS",
        "GIT_NAMESPACE",
        "GIT_NO_REPLACE_OBJECTS",
        "GIT_OBJECT_DIRECTORY",
        "GIT_PREFIX",
        "GIT_QUARANTINE_PATH",
        "GIT_REPLACE_REF_BASE",
        "GIT_SHALLOW_FILE",
        "GIT_WORK_TREE",
    )
)
_QUIET = {
    "LC_ALL": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_PAGER": "cat",
}
_OPTIONS = ("--no-pager", "--literal-pathspecs", "-c", "core.fsmonitor=false")
_INDEX = "GIT_INDEX_FILE"


def git(
    folder: Path,
    *arguments: str,
    stdin: bytes = b"",
    fails: int = 0,
    index: bool = False,
    extra: Mapping[str, str] | None = None,
    hooks: bool = False,
) -> CompletedProcess[bytes]:
    """Run git in `folder`; a status above `fails` is an error that it explains.

    With `index`, the index that a hook works on counts. `extra` goes on top of the environment.
    With `hooks`, programs of the clone are run: what we set for ourselves is not handed to them.
    """
    import subprocess  # noqa: PLC0415 - 5 ms that most commands never need

    environment = {name: text for name, text in for_children().items() if name not in _MISLEADING}
    if index and (file := os.environ.get(_INDEX)):
        environment[_INDEX] = os.path.abspath(file)  # noqa: PTH100 - pathlib is not loaded here
    environment |= {**_QUIET, **(extra or {})}
    command = ("git", "-C", str(folder), *(() if hooks else _OPTIONS), *arguments)
    try:
        done = subprocess.run(  # noqa: S603 - an argument list, never a shell
            command, input=stdin, capture_output=True, env=environment, check=False
        )
    except FileNotFoundError:
        hint = "install git (https://git-scm.com/downloads) and see that it is on PATH"
        raise FixturectlError("git is not installed", hint=hint) from None
    except PermissionError as error:
        raise FixturectlError(f"git can't be run: {error.strerror}") from None
    if not 0 <= done.returncode <= fails:
        raise failure(folder, text(done.stderr))
    return done


def maybe(root: Path, *arguments: str, fails: int = 1) -> str | None:
    """Return git's one line of answer, or None where it says there is none."""
    found = git(root, *arguments, fails=fails)
    return text(found.stdout) if found.returncode == 0 else None


def failure(folder: Path, said: str) -> FixturectlError:
    """Return what git complained of, in words that name the next step."""
    if "dubious ownership" in said:
        message = f"git refuses {folder}: another user owns it"
        hint = f"if you trust it: git config --global --add safe.directory {folder}"
        return FixturectlError(message, hint=hint)
    if "not a git repository" in said:
        hint = "run git init, or go to a clone of the store"
        return FixturectlError(f"{folder} is not in a git repository", hint=hint)
    if "this operation must be run in a work tree" in said:
        return FixturectlError(f"{folder} is a bare repository", hint="use a clone with files")
    lines = [line for line in said.splitlines() if line.strip()] or ["it gave no reason"]
    reason = next((line for line in lines if line.startswith("fatal: ")), lines[0])
    reason = reason.removeprefix("fatal: ").removeprefix("error: ")
    return FixturectlError(f"git failed: {reason}")


def text(output: bytes) -> str:
    return output.decode("utf-8", "surrogateescape").rstrip("\n")


def names(output: bytes) -> list[str]:
    return [name for name in output.decode("utf-8", "surrogateescape").split("\0") if name]
