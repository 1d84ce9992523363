"""Open a sealed file for good: all that it says in clear, and no `sops` block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.secrets.opening import open_file
from fixturectl.secrets.writing import locked, replace

if TYPE_CHECKING:
    from pathlib import Path


def decrypted(path: Path) -> bytes:
    """Return a file's content in clear, once all of it is verified."""
    return open_file(path).opened.clear()


def decrypt(path: Path) -> None:
    """Replace a file by its content in clear."""
    with locked(path):
        replace(path, decrypted(path))
