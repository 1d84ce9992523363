"""A store's files with their sealed wording in clear, for those who can open it.

Credentials stay sealed even here: no template, preview or log has a use for them.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from fixturectl.secrets import metadata, policy, sealing, splicing
from fixturectl.secrets.agreement import refuse_other_rule, refuse_other_tenant
from fixturectl.secrets.refusals import SecretsError
from fixturectl.secrets.shapes import MARK
from fixturectl.secrets.unlocking import unlock
from fixturectl.store.yaml_edits import apply

if TYPE_CHECKING:
    from fixturectl.store.files import Entry, WorkTree

CREDENTIALS = frozenset(("slack", "secrets"))
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
        return self._opened(path, content) if _MARK in content else content

    def _opened(self, path: str, content: bytes) -> bytes:
        file = sealing.parsed(path, content)
        found = metadata.read(file)
        if found is None:
            return content
        full = Path(self._files.root, path)
        rule = policy.rule_for(full)
        refuse_other_rule(file, found, rule)
        try:
            cipher = unlock(path, found, rule)
        except SecretsError:
            return content
        values = sealing.opened(file, found, cipher).values
        refuse_other_tenant(file, values, str(full))
        wording = [value for value in values if value.leaf.path[0] not in CREDENTIALS]
        text = apply(file.source.text, splicing.opened_edits(file, wording))
        return file.source.encode(text)
