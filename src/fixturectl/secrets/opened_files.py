"""A store's files with their sealed wording in clear, for those who can open it.

Credentials stay sealed even here: no template, preview or log has a use for them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fixturectl.store.sealed import MARK

if TYPE_CHECKING:
    from fixturectl.store.files import Entry, WorkTree

_MARK = MARK.encode()


class OpenedFiles:
    """The files of a work tree; one that no key here opens is given as it is.

    `read` raises SecretsError for a file that opens and is not as it was sealed.
    """

    def __init__(self, files: WorkTree) -> None:
        self._files = files

    def names(self, folder: str) -> list[Entry]:
        return self._files.names(folder)

    def exists(self, path: str) -> bool:
        return self._files.exists(path)

    def read(self, path: str) -> bytes:
        content = self._files.read(path)
        if _MARK not in content:
            return content
        from fixturectl.secrets.clear_wording import opened  # noqa: PLC0415 - most files have none

        return opened(Path(self._files.root), path, content)
