"""Where the files of a store name a tenant or a fixture, and the edits that rename it there."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store import yaml_edits
from fixturectl.store.inheritance import is_null
from fixturectl.store.tree import tenant_path
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence
from fixturectl.store.yaml_writer import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.store.changes import Changes
    from fixturectl.store.tree import Tree
    from fixturectl.store.yaml_nodes import Node


class Reference(NamedTuple):
    """A scalar that names something, and the key that it is the value of."""

    key: str
    node: Scalar

    def __str__(self) -> str:
        return f"{self.node.place} ({self.key})"


def to_tenant(tree: Tree, name: str) -> list[Reference]:
    """Return the lines `extends: name`."""
    roots = (_root(tree, tenant) for tenant in tree.tenants())
    return [found for root in roots for found in _named("extends", root, name)]


def to_fixture(tree: Tree, tenants: Iterable[str], name: str) -> list[Reference]:
    """Return where `fallback` and `routes` of `tenants` name the fixture."""
    return [found for one in tenants for found in _of_fixture(_root(tree, one), name)]


def _of_fixture(root: Mapping | None, name: str) -> Iterator[Reference]:
    yield from _named("fallback", root, name)
    routes = root.get("routes") if root else None
    for index, route in enumerate(routes if isinstance(routes, Sequence) else ()):
        if isinstance(route, Mapping):
            for found in _named("fixture", route, name):
                yield found._replace(key=f"routes[{index}].fixture")


def rename(references: Iterable[Reference], name: str, changes: Changes) -> None:
    """Add an edit of each file that holds references: they say `name`, nothing else changes."""
    by_path: dict[str, list[Scalar]] = {}
    for reference in references:
        by_path.setdefault(reference.node.source.path, []).append(reference.node)
    for path, nodes in by_path.items():
        # An alias is the node it stands for: one edit is enough.
        edits = {yaml_edits.Edit(node.start, node.end, _spelled(node, name)) for node in nodes}
        source = nodes[0].source
        changes.edit(path, source.encode(yaml_edits.apply(source.text, edits)))


def _spelled(node: Scalar, name: str) -> str:
    """Return the new name, in quotes where the old one has them or YAML needs them."""
    return f"{node.style}{name}{node.style}" if node.style in {"'", '"'} else scalar(name)


def _named(key: str, mapping: Node | None, name: str) -> Iterator[Reference]:
    node = mapping.get(key) if isinstance(mapping, Mapping) else None
    if isinstance(node, Scalar) and not is_null(node) and node.value == name:
        yield Reference(key, node)


def _root(tree: Tree, tenant: str) -> Mapping | None:
    document = tree.document(tenant_path(tenant))
    root = document.root if document else None
    return root if isinstance(root, Mapping) else None
