"""Show a file in clear for a diff, or as it is where it can't be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.secrets import metadata, sealing
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.unlocking import unlock
from fixturectl.secrets.writing import content_of

if TYPE_CHECKING:
    from pathlib import Path


def shown(path: Path) -> bytes:
    """Return what a diff shows of a file; git may give it under any name, so policy has no say."""
    content = content_of(path)
    try:
        file = sealing.parsed(str(path), content)
        found = metadata.read(file)
        if found is None:
            return content
        return sealing.opened(file, found, unlock(str(path), found, None)).clear()
    except SecretsError:
        return content
