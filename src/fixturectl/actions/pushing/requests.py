"""A pull or merge request, opened by the forge's own program as whoever is logged in there."""

from __future__ import annotations

import re
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urlsplit

from fixturectl.environment import for_children
from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from pathlib import Path

    from fixturectl.actions.pushing.forges import Home

PROGRAMS = {"github": "gh", "gitlab": "glab"}
_LONGEST = 120_000  # bytes: the kernel takes no longer argument than 128 KiB
_PATIENCE = 120  # seconds
_ADDRESS = re.compile(r"https?://\S+")
_QUIET = {"GH_PROMPT_DISABLED": "1", "NO_PROMPT": "true", "NO_COLOR": "1"}


class Request(NamedTuple):
    """A branch to be reviewed, into what, and in which words."""

    branch: str
    target: str
    title: str
    body: str


def program(home: Home) -> str | None:
    """Return the path of the program that opens requests on a forge; None if it isn't installed."""
    name = PROGRAMS.get(home.forge)
    return shutil.which(name) if name else None


def opened(root: Path, home: Home, request: Request) -> str:
    """Open a request, or give the one there is the new body; return its address.

    Raises FixturectlError with the program's own words where that fails.
    """
    found = program(home)
    if found is None:
        name = PROGRAMS.get(home.forge, "gh or glab")
        raise FixturectlError(f"{name} is not installed", hint="open the address above")
    github = home.forge == "github"
    create, update, body = (_github if github else _gitlab)(home, request)
    done = _run(root, (found, *create), body)
    if done.returncode != 0 and "already exists" in done.stderr:
        address = _ADDRESS.search(done.stderr)
        done = _run(root, (found, *update), body)
        if done.returncode == 0 and address is not None:
            return address[0]
    if done.returncode != 0:
        hint = "the branch is pushed: open the address above"
        message = f"{found.rpartition('/')[2]} opened no request"
        raise FixturectlError(message, hint=hint, said=done.stderr.splitlines())
    address = _ADDRESS.search(done.stdout)
    return address[0] if address else ""


def _github(home: Home, request: Request) -> tuple[list[str], list[str], str]:
    place = ["--repo", f"{urlsplit(home.site).netloc}/{home.path}", "--body-file", "-"]
    create = ["--head", request.branch, "--base", request.target, "--title", request.title]
    return ["pr", "create", *create, *place], ["pr", "edit", request.branch, *place], request.body


def _gitlab(home: Home, request: Request) -> tuple[list[str], list[str], str]:
    place = ["--repo", f"{home.site}/{home.path}", "--description", _cut(request.body)]
    branches = ["--source-branch", request.branch, "--target-branch", request.target]
    create = [*branches, "--title", request.title, "--yes"]
    return ["mr", "create", *create, *place], ["mr", "update", request.branch, *place], ""


def _cut(body: str) -> str:
    content = body.encode()
    if len(content) <= _LONGEST:
        return body
    kept = content[:_LONGEST].decode(errors="ignore").rpartition("\n")[0]
    return f"{kept}\n\n… the rest is longer than `glab` can be given\n"


def _run(root: Path, command: tuple[str, ...], body: str) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(  # noqa: S603 - an argument list, never a shell
            command,
            cwd=root,
            input=body,
            capture_output=True,
            encoding="utf-8",
            env={**for_children(), **_QUIET},
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        hint = "the branch is pushed: open the address above"
        message = f"{command[0]} did not answer within {_PATIENCE} seconds"
        raise FixturectlError(message, hint=hint) from None
