"""The age identities of whoever runs this, from where sops looks for them, in its order."""

from __future__ import annotations

import os
import stat
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyrage  # type: ignore[import-untyped] # it has no types

from fixturectl.environment import for_children

if TYPE_CHECKING:
    from collections.abc import Iterator

_SECONDS = 60  # a command may ask a person for a touch or a passphrase
_SETTINGS = (
    "HOME",
    "SOPS_AGE_SSH_PRIVATE_KEY_FILE",
    "SOPS_AGE_KEY",
    "SOPS_AGE_KEY_FILE",
    "SOPS_AGE_KEY_CMD",
    "XDG_CONFIG_HOME",
)
_OTHERS = stat.S_IRWXG | stat.S_IRWXO


def identities() -> Identities:
    """Return the identities of this process, looked for once as long as its settings stay."""
    settings = tuple(os.environ.get(name) for name in _SETTINGS)
    return _gathered(settings)


@cache
def _gathered(_settings: tuple[str | None, ...]) -> Identities:
    return Identities()


class Identities:
    """Yields identities one by one; `tried` tells afterwards where they came from, or why not."""

    def __init__(self) -> None:
        self.tried: list[str] = []
        self._known: list[Any] = []
        self._more = self._sought()

    def __iter__(self) -> Iterator[Any]:
        """Yield what is known, then look further: a command is run once, and only if needed."""
        count = 0
        while True:
            if count == len(self._known):
                found = next(self._more, None)
                if found is None:
                    return
                self._known.append(found)
            yield self._known[count]
            count += 1

    def _sought(self) -> Iterator[Any]:
        if path := os.environ.get("SOPS_AGE_SSH_PRIVATE_KEY_FILE"):
            yield from self._ssh(Path(path), "SOPS_AGE_SSH_PRIVATE_KEY_FILE")
        for kind in ("id_ed25519", "id_rsa"):
            yield from self._ssh(Path.home() / ".ssh" / kind, "")
        if text := os.environ.get("SOPS_AGE_KEY"):
            yield from self._keys(text, "SOPS_AGE_KEY")
        if path := os.environ.get("SOPS_AGE_KEY_FILE"):
            yield from self._key_file(Path(path), "SOPS_AGE_KEY_FILE")
        if command := os.environ.get("SOPS_AGE_KEY_CMD"):
            yield from self._keys(self._output(command), "SOPS_AGE_KEY_CMD")
        yield from self._key_file(_default_file(), "")

    def _ssh(self, path: Path, variable: str) -> Iterator[Any]:
        content = self._content(path, variable)
        if content is None:
            return
        shown = _shown(path, variable)
        try:
            yield pyrage.ssh.Identity.from_buffer(content.encode())
        except pyrage.IdentityError:
            self.tried.append(f"{shown}: no SSH key that age can use, or one with a passphrase")
        else:
            self.tried.append(f"{shown}: an SSH key that is no recipient")

    def _key_file(self, path: Path, variable: str) -> Iterator[Any]:
        content = self._content(path, variable)
        if content is not None:
            yield from self._keys(content, _shown(path, variable))

    def _keys(self, text: str, shown: str) -> Iterator[Any]:
        lines = [line.strip() for line in text.splitlines()]
        count = 0
        for line in lines:
            if not line or line.startswith("#"):
                continue
            count += 1
            try:
                yield pyrage.x25519.Identity.from_str(line)
            except pyrage.IdentityError:
                self.tried.append(f"{shown}: identity {count} is none that is supported here")
        said = f"{count} identities, none of them a recipient" if count else "no identity in it"
        self.tried.append(f"{shown}: {said}")

    def _content(self, path: Path, variable: str) -> str | None:
        """Return a file's text; one that others could have read is not used."""
        shown = _shown(path, variable)
        try:
            with path.open("rb") as file:
                mode = os.fstat(file.fileno()).st_mode
                content = file.read()
        except OSError as error:
            if variable:
                self.tried.append(f"{shown}: {(error.strerror or 'unreadable').lower()}")
            return None
        # A pipe, as from <(...) in a shell, is nobody else's to read.
        if stat.S_ISREG(mode) and mode & _OTHERS:
            self.tried.append(f"{shown}: others may read it, so it is not used: chmod 600 {path}")
            return None
        return content.decode("utf-8", "replace")

    def _output(self, command: str) -> str:
        import shlex  # noqa: PLC0415 - for those who use a command
        import subprocess  # noqa: PLC0415 - for those who use a command

        try:
            done = subprocess.run(  # noqa: S603 - the user's own setting, never a shell
                shlex.split(command),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                env=for_children(),
                timeout=_SECONDS,
                check=True,
            )
        except (OSError, ValueError, subprocess.SubprocessError) as error:
            reason = type(error).__name__
            self.tried.append(f"SOPS_AGE_KEY_CMD: the command failed ({reason})")
            return ""
        return done.stdout.decode("utf-8", "replace")


def _shown(path: Path, variable: str) -> str:
    return f"{variable} ({path})" if variable else str(path)


def _default_file() -> Path:
    if settings := os.environ.get("XDG_CONFIG_HOME"):
        return Path(settings) / "sops/age/keys.txt"
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support/sops/age/keys.txt"
    return Path.home() / ".config/sops/age/keys.txt"
