"""The files of a store in which secrets may stand, hidden folders and links left out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

YAML = (".yaml", ".yml")
TEXTS = (*YAML, ".po", ".pot", ".json", ".md", ".txt", ".toml", ".env")
_SKIPPED = frozenset(("node_modules", "__pycache__"))


def files(path: Path, suffixes: tuple[str, ...]) -> Iterator[Path]:
    """Yield the file `path` itself, or those below the folder `path` that end as asked."""
    if path.is_file():
        yield path
        return
    for folder, names, found in os.walk(path):
        names[:] = sorted(name for name in names if name[0] != "." and name not in _SKIPPED)
        for name in sorted(found):
            full = Path(folder, name)
            if name.endswith(suffixes) and not full.is_symlink():
                yield full
