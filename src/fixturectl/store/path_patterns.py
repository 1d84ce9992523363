"""Which files of a store a pattern means, as `paths:` under `checks:` of tenant.yaml has them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from fixturectl.diagnostics import nearest
from fixturectl.store.codeowners import PLACES

if TYPE_CHECKING:
    from fixturectl.store.tree import Tree

_FOLDERS = ("fixtures", "locales")


def compiled(glob: str) -> re.Pattern[str]:
    """Compile a path where `*` stands for anything, folders too; a folder is all that is in it."""
    parts = [re.escape(part) for part in glob.removesuffix("/").split("*")]
    return re.compile(".*".join(parts) + "(?:/.*)?", re.DOTALL)


def means_nothing(tree: Tree, glob: str) -> bool:
    """Tell whether no file is meant; only folders that may have one are looked into."""
    pattern, start = compiled(glob), glob.partition("*")[0].removesuffix("/")

    def is_found(folder: str) -> bool:
        if not (folder.startswith(start) or f"{start}/".startswith(f"{folder}/")):
            return False
        for entry in tree.entries(folder):
            path = f"{folder}/{entry.name}"
            if is_found(path) if entry.is_dir else pattern.fullmatch(path):
                return True
        return False

    if not glob or glob in PLACES or any(map(is_found, _FOLDERS)):
        return False
    return tree.content(glob) is None


def suggestion(tree: Tree, glob: str) -> str:
    """Return what is like the first name of a path that isn't there."""
    folder, names = "", list(_FOLDERS)
    for part in glob.removesuffix("/").split("/"):
        if part not in names:
            return nearest(folder + part, [folder + name for name in names])
        folder += f"{part}/"
        names = [entry.name for entry in tree.entries(folder.removesuffix("/"))]
    return ""
