"""Bring a store to the newest format: there has been one so far, so this tells formats apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.errors import FindingsError, FixturectlError
from fixturectl.store import schema
from fixturectl.store.files import WorkTree
from fixturectl.store.lineages import ROOT
from fixturectl.store.schema.tenant import FORMAT
from fixturectl.store.tree import Tree, tenant_path
from fixturectl.store.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    from pathlib import Path


def migrate(root: Path) -> str:
    """Return what is to be said about the store's format; raises FixturectlError for a newer one.

    A store that names no format has the first one.
    """
    version = store_format(Tree(WorkTree(root)))
    if version is None:
        return f"{tenant_path(ROOT)} names no format: it is read as format {FORMAT}, the newest"
    return f"the store has format {version}, the newest: nothing to migrate"


def store_format(tree: Tree) -> int | None:
    """Return the store's format, None if it names none; raises an error where it can't be read."""
    path = tenant_path(ROOT)
    document = tree.document(path)
    if document is None:
        hint = "it holds the store's settings: fixturectl init writes one"
        raise FixturectlError(f"{path} is missing", hint=hint)
    if not isinstance(document.root, Mapping):
        raise FindingsError(schema.problems("tenant", document))
    node = document.root.get("format")
    if node is None:
        return None
    version = node.resolve() if isinstance(node, Scalar) else None
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        message = "the store's format is a whole number from 1"
        raise FindingsError([schema.problem(node, message, f"write format: {FORMAT}")])
    if version > FORMAT:
        message = f"{node.place}: the store has format {version}, this program knows {FORMAT}"
        raise FixturectlError(message, hint="install a newer fixturectl; nothing was changed")
    return version
