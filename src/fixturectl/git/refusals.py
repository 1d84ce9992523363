"""Why a remote was not reached or did not accept: git's words read, and the next step named."""

from __future__ import annotations

import re
from typing import NamedTuple

from fixturectl.errors import FixturectlError

_USER = re.compile(r"(?<=://)[^/\s@]*@")
_REMOTE = re.compile(r"^remote: ?", re.MULTILINE)


class _Cause(NamedTuple):
    """What git says, as a pattern; what it means, and what to do, with {remote} and {url}."""

    said: str
    message: str
    hint: str


_LOGIN = "log in for git, then try: git ls-remote {remote}"
_CAUSES = (
    _Cause(
        r"hash algorithm",
        "{remote} names its commits by another hash than this clone does",
        "clone it anew: git clone {url}",
    ),
    _Cause(
        r"pre-receive hook declined|hook declined|GH0\d\d|protected branch|not allowed to push",
        "{remote} refused this branch",
        "name another branch: --branch NAME, or mend what it says",
    ),
    _Cause(
        r"directory file conflict|cannot lock ref|existe?s; cannot create",
        "{remote} has another branch in the way of this name",
        "name another branch: --branch NAME",
    ),
    _Cause(
        r"could not read (?:Username|Password)|terminal prompts disabled|Authentication failed"
        r"|Permission denied|Invalid username or|HTTP Basic: Access denied|returned error: 40[13]"
        r"|Host key verification failed|denied to",
        "{remote} ({url}) does not let you in",
        _LOGIN,
    ),
    _Cause(
        r"[Rr]epository .*not found|does not appear to be a git repository|does not exist"
        r"|not found$|returned error: 404|no such remote",
        "{remote} ({url}) is no repository that can be found",
        "look at git remote --verbose; git remote set-url {remote} URL changes it",
    ),
    _Cause(
        r"returned error: \d\d\d",
        "{remote} ({url}) answers with an error",
        "look at its status page, or at the proxy on the way",
    ),
    _Cause(
        r"[Cc]ould not resolve|Connection refused|Connection timed out|Network is unreachable"
        r"|unable to access|Failed to connect|Connection reset|Connection closed"
        r"|hung up unexpectedly|Could not read from remote",
        "{remote} ({url}) can't be reached",
        "look at the network and any proxy, then run push again",
    ),
    _Cause(
        r"shallow update not allowed|shallow",
        "{remote} does not accept commits of a shallow clone",
        "git fetch --unshallow, then run push again",
    ),
    _Cause(
        r"pre-push hook|failed to push some refs",
        "the push was refused, by the hook pre-push or by {remote}",
        "mend what is said, then run push again",
    ),
)


def refusal(remote: str, url: str, said: str, told: str = "") -> FixturectlError:
    """Return the error that says why git could not fetch or push.

    `said` is git's standard error, `told` its line about the branch. No user is named in it.
    """
    everything = f"{told}\n{said}"
    shown = {"remote": remote, "url": without_user(url)}
    words = [*spoken(said), *_others(said)]
    for cause in _CAUSES:
        if re.search(cause.said, everything, re.MULTILINE):
            message = f"{cause.message.format(**shown)}; nothing was changed"
            return FixturectlError(message, hint=cause.hint.format(**shown), said=words)
    message = f"git could not talk to {remote} ({shown['url']}); nothing was changed"
    return FixturectlError(message, hint=f"try: git ls-remote {remote}", said=words)


def without_user(url: str) -> str:
    """Return an address, or a text with some, without the user and password of any."""
    return _USER.sub("", url)


def spoken(said: str) -> tuple[str, ...]:
    """Return the lines that a server sent for people."""
    lines = [line for line in said.splitlines() if _REMOTE.match(line)]
    return tuple(without_user(_REMOTE.sub("", line)).strip() for line in lines if line[7:].strip())


def _others(said: str) -> list[str]:
    """Return git's own complaints, and what a hook wrote."""
    lines = [line for line in said.splitlines() if line.strip() and not _REMOTE.match(line)]
    dull = ("To ", "error: failed to push some refs", "Please make sure", "and the repository")
    return [
        without_user(line.removeprefix("fatal: ")) for line in lines if not line.startswith(dull)
    ]
