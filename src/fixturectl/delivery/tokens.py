"""The token that a tenant posts with: where it may come from, and that it shows nowhere."""

from __future__ import annotations

import os
import re
import stat
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from fixturectl import token_shapes
from fixturectl.errors import RefusedError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

VARIABLE = "SLACK_BOT_TOKEN"
_MOST_BYTES = 4096
_TOKEN = re.compile(r"[A-Za-z0-9._%/+=-]+")
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


class Token(NamedTuple):
    """A token and where it was found, in words."""

    value: str
    source: str

    def __repr__(self) -> str:
        return f"Token({self.source})"

    @property
    def digest(self) -> str:
        """What stands for it where it must not stand itself."""
        return blake2b(self.value.encode(), digest_size=16).hexdigest()


class Sources(NamedTuple):
    """Where to look: the environment, a file that was named, the tenant's own sealed token.

    `sealed` returns None where the tenant has none; it raises what opening it raises.
    """

    environ: Mapping[str, str]
    file: Path | None = None
    sealed: Callable[[], str | None] = lambda: None


def variable(tenant: str) -> str:
    """Return the name of the variable that holds one tenant's token."""
    return f"{VARIABLE}_{tenant.upper().replace('-', '_')}"


def find(tenant: str, sources: Sources) -> Token:
    """Return the token of a tenant; from here on no output shows it.

    Raises RefusedError where there is none, or none that can be a token; the message never holds
    it.
    """
    for name in (variable(tenant), VARIABLE):
        if text := sources.environ.get(name, "").strip():
            return _checked(text, name)
    if sources.file is not None:
        return _checked(_of_file(sources.file), str(sources.file))
    sealed = sources.sealed()
    if sealed is not None:
        return _checked(sealed.strip(), f"slack.token of {tenant}")
    raise RefusedError(
        f"no Slack token for {tenant}",
        hint=f"set {variable(tenant)}, or seal one: fixturectl set FILE slack.token",
    )


def _checked(text: str, source: str) -> Token:
    token_shapes.remember(text)
    if not _TOKEN.fullmatch(text):
        message = f"{source}: holds characters that no token has"
        raise RefusedError(message, hint="copy the token again, without blanks and line ends")
    return Token(text, source)


def _of_file(path: Path) -> str:
    """Return what a file holds that nobody else may read."""
    try:
        with path.open("rb") as file:
            found = os.fstat(file.fileno())
            if found.st_mode & _OTHERS or found.st_uid not in {0, os.geteuid()}:
                message = f"{path}: others may read this token"
                raise RefusedError(message, hint=f"make it yours alone: chmod 600 {path}")
            return file.read(_MOST_BYTES).decode("utf-8", "replace").strip()
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"{path}: {reason[:1].lower()}{reason[1:]}"
        raise RefusedError(message, hint="name a file that holds nothing but the token") from None
