"""The source text that a stale translation was made from, found in git by its hash."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl import git
from fixturectl.errors import FixturectlError
from fixturectl.git import history
from fixturectl.store.yaml_nodes import Mapping, read
from fixturectl.texts import translations
from fixturectl.texts.exchange import PLAIN

if TYPE_CHECKING:
    from pathlib import Path

_MOST = 100  # commits to one file that are looked through


class Earlier:
    """The versions of source files, read once each; without git there are none."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._texts: dict[str, list[Mapping]] = {}

    def wording(self, path: str, key: str, made_from: str) -> dict[str, str]:
        """Return the text by form, as it was when its hash was `made_from`; empty if unknown."""
        for texts in self._versions(path):
            wording = translations.wording_of(texts.get(key))
            if wording is not None and translations.fingerprint(wording) == made_from:
                return {PLAIN: wording} if isinstance(wording, str) else wording
        return {}

    def _versions(self, path: str) -> list[Mapping]:
        if path not in self._texts:
            self._texts[path] = self._read(path)
        return self._texts[path]

    def _read(self, path: str) -> list[Mapping]:
        try:
            blobs = git.blobs(self._root, history.versions(self._root, path, _MOST))
        except FixturectlError:  # no git, no repository: nobody can tell then
            return []
        roots = (read(path, content).root for content in blobs.values())
        found = (root.get("texts") for root in roots if isinstance(root, Mapping))
        return [texts for texts in found if isinstance(texts, Mapping)]
