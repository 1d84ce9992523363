"""The store: found, of a format this program knows, its names and settings in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.actions.examinations import Examined, missing
from fixturectl.actions.migrate import store_format
from fixturectl.errors import FindingsError, FixturectlError
from fixturectl.store import tenants
from fixturectl.store.files import WorkTree
from fixturectl.store.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.actions.examinations import Visit
    from fixturectl.diagnostics import Diagnostic

_SEE = "see each one: fixturectl validate"


def examine(visit: Visit) -> Iterator[Examined]:
    try:
        root = visit.store()
    except FixturectlError as error:
        yield missing("store", error)
        return
    yield Examined("store", True, str(root))
    tree = Tree(WorkTree(root))
    yield _format(tree)
    names = [*tree.problems(), *(fault for name in tree.tenants() for fault in _own(tree, name))]
    count = len({fault for fault in names if fault.level == "error"})
    faults = f"{count} error{'' if count == 1 else 's'} in names and settings"
    yield Examined("tenants", not count, faults if count else ", ".join(tree.tenants()), _SEE)


def _own(tree: Tree, name: str) -> tuple[Diagnostic, ...]:
    return tenants.load(tree, name).problems


def _format(tree: Tree) -> Examined:
    try:
        version = store_format(tree)
    except FindingsError as error:
        return Examined("format", False, str(error), _SEE)
    except FixturectlError as error:
        return missing("format", error)
    return Examined("format", True, str(version or "none named: read as 1"))
