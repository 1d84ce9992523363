"""Files replaced as a whole or not at all, one writer at a time, with the mode they had."""

from __future__ import annotations

import fcntl
import os
import stat
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from fixturectl.secrets.refusals import SecretsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 1024 * 1024


def content_of(path: Path) -> bytes:
    """Return a file's bytes; raises SecretsError for what is no file that can be read."""
    try:
        with path.open("rb") as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise SecretsError(f"{path}: not a file")
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "can't be read").lower()
        raise SecretsError(f"{path}: {reason}") from None


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold a file against other writers of this program; a rename in between is noticed."""
    while True:
        try:
            descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError as error:
            reason = (error.strerror or "can't be opened").lower()
            raise SecretsError(f"{path}: {reason}") from None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            with suppress(FileNotFoundError):
                if os.path.samestat(os.fstat(descriptor), path.stat()):
                    yield
                    return
        finally:
            os.close(descriptor)


def replace(path: Path, content: bytes) -> None:
    """Put `content` in a file's place: written beside it, flushed, renamed; the mode is kept."""
    target = path.resolve()
    mode = stat.S_IMODE(target.stat().st_mode)
    beside = target.with_name(f".{target.name}.{os.getpid()}.{os.urandom(4).hex()}")
    try:
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            os.fchmod(file.fileno(), mode)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        _flush_folder(target.parent)
    except OSError as error:
        reason = (error.strerror or "can't be written").lower()
        message = f"{path}: {reason}; the file is as it was"
        raise SecretsError(message) from None
    finally:
        beside.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
