"""The folder is the registry: a module of a package is known by its file name."""

from __future__ import annotations

from importlib import import_module
from keyword import iskeyword
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType


def names(package: str) -> list[str]:
    """Return the names of the modules in `package`, sorted; underscores in a file name are hyphens.

    Only the folder is listed: nothing of the package but its `__init__` is imported. A name that
    Python keeps for itself has an underscore behind it in the file name: `import_.py` is `import`.
    """
    spec = import_module(package).__spec__
    folders = (spec.submodule_search_locations if spec else None) or []
    found = {
        entry.stem.rstrip("_").replace("_", "-")
        for folder in folders
        for entry in Path(folder).iterdir()
        if not entry.name.startswith(("_", "."))
        and (entry.suffix == ".py" or (entry / "__init__.py").is_file())
    }
    return sorted(found)


def module_name(package: str, name: str) -> str:
    """Return the dotted name of the module called `name` in `package`."""
    stem = name.replace("-", "_")
    return f"{package}.{stem}{'_' if iskeyword(stem) else ''}"


def load(package: str, name: str) -> ModuleType:
    """Import the module called `name` in `package`; `name` must come from `names`."""
    return import_module(module_name(package, name))
