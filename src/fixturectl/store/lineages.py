"""The tenants that a tenant extends, up to the root, and what is wrong with that chain."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.diagnostics import Diagnostic, nearest
from fixturectl.store.inheritance import Layer, is_null
from fixturectl.store.names import is_name
from fixturectl.store.schema import problem
from fixturectl.store.tree import tenant_path
from fixturectl.store.yaml_nodes import Document, Mapping, Scalar, Source

if TYPE_CHECKING:
    from fixturectl.store.tree import Tree
    from fixturectl.store.yaml_nodes import Node

ROOT = "default"


class Lineage(NamedTuple):
    """A tenant's file and its ancestors', self first."""

    layers: tuple[Layer, ...]
    problems: tuple[Diagnostic, ...]


def trace(tree: Tree, name: str) -> Lineage:
    """Return the lineage of the tenant `name`, as far as it can be followed, and its faults.

    Whatever is wrong with the chain, it ends with the tenant `default` if the store has one.
    """
    layers: list[Layer] = []
    problems: list[Diagnostic] = []
    current: str | None = name
    seen: list[str] = []
    while current is not None:
        seen.append(current)
        document = tree.document(tenant_path(current)) or _nothing(current)
        layers.append(Layer(current, document))
        if current == ROOT and document.root is None and not document.problems:
            problems.append(_without_settings())
        current = _parent(tree, current, document.root, seen, problems)
    return Lineage(tuple(layers), tuple(problems))


def _nothing(tenant: str) -> Document:
    """Return the file of a tenant that has none: all its settings are inherited."""
    source = Source(tenant_path(tenant), "")
    root = None if tenant == ROOT else Mapping(source, {}, 0, 0)
    return Document(source, root, ())


def _without_settings() -> Diagnostic:
    """Return the fault of a store whose root has no settings: all tenants lack them."""
    hint = "create it: it holds the settings of the whole store"
    return Diagnostic(
        "extends", "error", f"there is no {tenant_path(ROOT)}", hint, tenant_path(ROOT)
    )


def _parent(
    tree: Tree, name: str, root: Node | None, seen: list[str], problems: list[Diagnostic]
) -> str | None:
    node = root.get("extends") if isinstance(root, Mapping) else None
    if not isinstance(node, Scalar) or is_null(node):
        return _default(tree, name, root, seen, problems)
    if not is_name(node.value):  # reported by the schema
        return _default(tree, name, root, seen, [])
    fault = _fault(tree, name, node, seen)
    if fault is None:
        return node.value
    problems.append(fault)
    return _default(tree, name, root, seen, [])


def _default(
    tree: Tree, name: str, root: Node | None, seen: list[str], problems: list[Diagnostic]
) -> str | None:
    """Return the root tenant, where the chain has not met it yet."""
    if ROOT in seen:
        return None
    # Its settings first: to list all tenants once for each of them would take its time.
    if tree.document(tenant_path(ROOT)) is None and ROOT not in tree.tenants():
        hint = f"create {tenant_path(ROOT)}: it holds the store's settings"
        message = f"{name} extends the tenant default, which is not there"
        path = root.source.path if root else tenant_path(name)
        problems.append(Diagnostic("extends", "error", message, hint, path))
        return None
    return ROOT


def _fault(tree: Tree, name: str, node: Scalar, seen: list[str]) -> Diagnostic | None:
    """Return what is wrong with the tenant that `name` says it extends."""
    parent = node.value
    if name == ROOT:
        hint = "remove this line: every tenant extends default in the end"
        return problem(node, "the tenant default extends no other", hint, check="extends")
    if parent == name:
        hint = f"remove this line, and {name} extends default"
        return problem(node, f"{name} extends itself", hint, check="extends")
    if parent in seen:
        chain = " -> ".join([*seen[seen.index(parent) :], parent])
        hint = "let one of them extend default"
        return problem(
            node, f"tenants extend each other in a circle: {chain}", hint, check="extends"
        )
    if tree.document(tenant_path(parent)) is not None:
        return None
    tenants = tree.tenants()
    if parent not in tenants:
        hint = nearest(parent, tenants) or f"the store has {', '.join(sorted(tenants))}"
        return problem(node, f'there is no tenant "{parent}"', hint, check="extends")
    return None
