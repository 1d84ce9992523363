"""One key's way through files that override each other: mappings merged, lists replaced.

As in JSON Merge Patch (RFC 7396), null removes what would be inherited.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.sealed import Value, plain
from fixturectl.store.yaml_nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.store.yaml_nodes import Document, Node


class Layer(NamedTuple):
    """One file of a chain and the tenant that it belongs to."""

    tenant: str
    document: Document

    @property
    def root(self) -> Mapping | None:
        """The file's mapping; None where it can't be read as one."""
        root = self.document.root
        return root if isinstance(root, Mapping) else None


class Found(NamedTuple):
    """A key's value in one file."""

    tenant: str
    key: Scalar
    node: Node


class Setting(NamedTuple):
    """A key's values, `found`: first the one that counts, then what it shadows.

    Of a mapping, all files' mappings count together, the first one most.
    """

    path: tuple[str, ...]
    found: tuple[Found, ...]

    @property
    def node(self) -> Node | None:
        """The value that counts; None where null removes it."""
        node = self.found[0].node
        return None if is_null(node) else node

    @property
    def tenant(self) -> str:
        return self.found[0].tenant

    @property
    def shadowed(self) -> tuple[Found, ...]:
        return self.found[1:]


def is_null(node: Node) -> bool:
    return isinstance(node, Scalar) and node.is_null


def setting(layers: Iterable[Layer], path: tuple[str, ...]) -> Setting | None:
    """Return the values of the key at `path` in `layers`, nearest first; None if no file has it."""
    found: list[Found] = []
    for layer in layers:
        node: Node | None = layer.root
        key: Scalar | None = None
        for name in path:
            if not isinstance(node, Mapping):
                break
            key, node = node.key(name), node.get(name)
        else:
            if key is not None and node is not None:
                found.append(Found(layer.tenant, key, node))
            continue
        if node is not None:  # a list, a text or null here hides what is farther away
            break
    return Setting(path, tuple(found)) if found else None


def merged(layers: Iterable[Layer], name: str) -> dict[str, tuple[str, Scalar, Node]]:
    """Return the entries of the mapping `name`, each whole from the nearest file that has it.

    Keys keep the order in which the farthest file names them first; the tenant and the key come
    along with the node. Entries that are null are removed.
    """
    entries: dict[str, tuple[str, Scalar, Node]] = {}
    for layer in reversed(list(layers)):
        node = layer.root.get(name) if layer.root else None
        if node is None:
            continue
        if not isinstance(node, Mapping):
            entries.clear()
            continue
        for key, value in node:
            if is_null(value):
                entries.pop(key.value, None)
            else:
                entries[key.value] = (layer.tenant, key, value)
    return entries


def merged_values(layers: Iterable[Layer], name: str) -> dict[str, Value]:
    """Return the mapping `name` as Python values, merged at every depth."""
    values: dict[str, Value] = {}
    for layer in reversed(list(layers)):
        node = layer.root.get(name) if layer.root else None
        if isinstance(node, Mapping):
            _merge(values, node)
        elif node is not None:
            values.clear()
    return values


def _merge(values: dict[str, Value], node: Mapping) -> None:
    for key, child in node:
        if isinstance(child, Mapping):
            inner = values.get(key.value)
            below = inner if isinstance(inner, dict) else {}
            _merge(below, child)
            values[key.value] = below
        elif is_null(child):
            values.pop(key.value, None)
        else:
            values[key.value] = plain(child)
