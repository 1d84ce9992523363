"""Another copy of the repository: which one, what it has, and getting commits there and back."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.errors import FixturectlError, UsageError
from fixturectl.git.refusals import refusal, spoken
from fixturectl.git.running import git, maybe, text

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_HEADS = "refs/heads/"
_FAILS = 255  # any status of git's: what went wrong is read from what it said
_SEVERAL = 2
# Moved since it was fetched; or while it was pushed to, as git tells it, older and newer.
_MOVED = ("(fetch first)", "(non-fast-forward)", "but expected", "incorrect old value")


class Remote(NamedTuple):
    """A remote's name, the address that is pushed to, and whether people can be asked.

    `source` is where commits are fetched from: of a fork's two addresses, the one pushed to.
    """

    name: str
    url: str
    source: str
    prompts: bool = False


class Heads(NamedTuple):
    """A remote's branches with their tips, and which of them is the default; "" if unknown."""

    default: str
    tips: dict[str, str]


class Pushed(NamedTuple):
    """What came of a push: `moved` if somebody else was faster; `said` is the server's word."""

    moved: bool
    said: tuple[str, ...] = ()


def chosen(root: Path, branch: str | None, asked: str | None) -> str:
    """Return the name of the remote to push to, as `git push` would choose it.

    Raises FixturectlError where there is none, UsageError where the one asked for isn't there.
    """
    known = text(git(root, "remote").stdout).split()
    if asked is not None:
        if asked in known:
            return asked
        hint = f"there is {', '.join(known)}" if known else "git remote add NAME URL"
        raise UsageError(f"there is no remote {asked}", hint=hint)
    if not known:
        hint = "git remote add origin URL, then run push again"
        raise FixturectlError(f"{root} has no remote to push to", hint=hint)
    settings = [f"branch.{branch}.pushRemote"] if branch else []
    settings.append("remote.pushDefault")
    settings += [f"branch.{branch}.remote"] if branch else []
    named = [maybe(root, "config", "--get", setting) for setting in settings]
    for name in (*named, "origin"):
        if name in known:
            return str(name)
    if len(known) >= _SEVERAL:
        raise UsageError(f"which remote: {', '.join(known)}", hint="name one: --remote NAME")
    return known[0]


def remote(root: Path, name: str, *, prompts: bool) -> Remote:
    """Return a remote by its name."""
    urls = [
        text(git(root, "remote", "get-url", *option, name).stdout).partition("\n")[0]
        for option in (("--push",), ())
    ]
    return Remote(name, urls[0], name if urls[0] == urls[1] else urls[0], prompts)


def heads(root: Path, remote: Remote) -> Heads:
    """Ask a remote for its branches; the default one only if it says so itself."""
    done = git(
        root, "ls-remote", "--symref", remote.source, "HEAD", f"{_HEADS}*",
        fails=_FAILS, extra=_environment(root, remote), hooks=True,
    )  # fmt: skip
    if done.returncode != 0:
        raise refusal(remote.name, remote.url, text(done.stderr))
    default, tips = "", {}
    for line in text(done.stdout).splitlines():
        value, _, name = line.partition("\t")
        if value.startswith("ref: "):
            default = value.removeprefix("ref: ").removeprefix(_HEADS)
        elif name.startswith(_HEADS):
            tips[name.removeprefix(_HEADS)] = value
    return Heads(default if default in tips else "", tips)


def fetch(root: Path, remote: Remote, branches: Iterable[str]) -> None:
    """Get the commits of branches; no branch of the clone moves, nor does any of its notes."""
    wanted = [f"{_HEADS}{branch}" for branch in branches]
    options = ("--no-tags", "--no-write-fetch-head", "--refmap=", "--no-prune")
    done = git(
        root, "fetch", "--quiet", *options, remote.source, *wanted,
        fails=_FAILS, extra=_environment(root, remote), hooks=True,
    )  # fmt: skip
    if done.returncode != 0:
        raise refusal(remote.name, remote.url, text(done.stderr))


def has(root: Path, commit: str) -> bool:
    """Tell whether the clone holds a commit."""
    return maybe(root, "cat-file", "-e", f"{commit}^{{commit}}", fails=128) is not None


def push(root: Path, remote: Remote, commit: str, branch: str) -> Pushed:
    """Let a remote's branch point to `commit`, if that only adds to it; the hook pre-push runs.

    Raises FixturectlError for whatever stands in the way but a branch that has moved.
    """
    options = ("--porcelain", "--no-follow-tags", "--recurse-submodules=no", "--no-force")
    done = git(
        root, "push", *options, remote.name, f"{commit}:{_HEADS}{branch}",
        fails=_FAILS, extra=_environment(root, remote), hooks=True,
    )  # fmt: skip
    said = text(done.stderr)
    if done.returncode == 0:
        return Pushed(moved=False, said=spoken(said))
    told = next((line for line in text(done.stdout).splitlines() if line.startswith("!")), "")
    if any(sign in f"{told}\n{said}" for sign in _MOVED):
        return Pushed(moved=True)
    raise refusal(remote.name, remote.url, said, told)


def protects(patterns: Iterable[str], branch: str) -> bool:
    """Tell whether a branch is among those named, where `*` stands for anything."""
    return any(fnmatchcase(branch, pattern) for pattern in patterns)


def _environment(root: Path, remote: Remote) -> dict[str, str]:
    """Return what keeps git and ssh from asking anything where nobody can answer."""
    if remote.prompts:
        return {"GIT_TERMINAL_PROMPT": "1"}
    quiet = {"GIT_TERMINAL_PROMPT": "0", "GCM_INTERACTIVE": "never", "SSH_ASKPASS_REQUIRE": "never"}
    if not os.environ.get("GIT_ASKPASS") and maybe(root, "config", "core.askPass") is None:
        quiet["GIT_ASKPASS"] = ""  # else git would open the window of SSH_ASKPASS
    own = os.environ.get("GIT_SSH_COMMAND") or os.environ.get("GIT_SSH")
    if not own and maybe(root, "config", "core.sshCommand") is None:
        quiet["GIT_SSH_COMMAND"] = "ssh -o BatchMode=yes"
    return quiet
