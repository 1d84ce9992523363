"""Files that the caller asked for: written whole, or not at all."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from fixturectl.errors import FixturectlError

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, content: bytes) -> None:
    """Write a file; raises FixturectlError where that can't be done, and leaves what was there."""
    if not path.name:  # "." and "/", beside which nothing can be
        raise FixturectlError(f"can't write {path}: is a directory", hint="name a file in it")
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise FixturectlError(f"can't write {path}: {(error.strerror or '').lower()}") from None
