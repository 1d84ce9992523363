"""Where on this machine the state of deliveries lies, and that it is nobody else's to read."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from fixturectl.errors import StorageError
from fixturectl.store.cache import store_name

if TYPE_CHECKING:
    from collections.abc import Mapping

DATABASE = "outbox.db"
UNSETTLED = "unsettled"
_WORKSPACES = "workspaces"


def home(environ: Mapping[str, str]) -> Path:
    """Return the directory of all state: `$XDG_STATE_HOME/fixturectl`; nothing is made.

    As the XDG Base Directory Specification has it, a relative $XDG_STATE_HOME counts for nothing.
    """
    given = environ.get("XDG_STATE_HOME", "")
    root = Path(given) if given.startswith("/") else Path("~/.local/state").expanduser()
    return root / "fixturectl"


def of_store(root: Path, environ: Mapping[str, str]) -> Path:
    """Return the directory of one store's outboxes, a folder for each tenant in it."""
    return home(environ) / store_name(root)


def workspace(team: str, environ: Mapping[str, str]) -> Path:
    """Return the database that all tenants of one Slack workspace share."""
    return home(environ) / _WORKSPACES / f"{team}.db"


def make_folder(folder: Path) -> None:
    """Make a directory and those above it, for this user alone.

    Raises StorageError where that can't be done, or somebody else could put things there.
    """
    try:
        missing = [one for one in (folder, *folder.parents) if not one.exists()]
        for one in reversed(missing):
            one.mkdir(mode=0o700, exist_ok=True)
            _sync(one.parent)
        found = folder.stat()
    except OSError as error:
        raise StorageError(f"{folder}: {_reason(error)}", hint=HINT) from None
    if found.st_uid != os.geteuid() or found.st_mode & 0o022:
        message = f"{folder}: others may write there"
        raise StorageError(message, hint=f"make it yours alone: chmod 700 {folder}")


def mark(folder: Path) -> None:
    """Say on the disk that something in an outbox is unsettled."""
    found = folder / UNSETTLED
    if not found.exists():
        found.touch(mode=0o600)
        _sync(folder)


def _sync(folder: Path) -> None:
    """Have a folder's entries on the disk: a message in a file that nobody finds would be lost."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


HINT = "nothing was sent: make room or another place: XDG_STATE_HOME=DIRECTORY"


def _reason(error: OSError) -> str:
    reason = error.strerror or str(error)
    return reason[:1].lower() + reason[1:]
