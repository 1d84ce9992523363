"""Every scalar of a document with its path, in the order in which SOPS walks them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.store.sops_yaml.nodes import Alias, Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

METADATA = "sops"


class Leaf(NamedTuple):
    """A scalar at one place: `path` holds the keys that lead to it, no list indexes.

    `alias` is the outermost alias through which it is reached. `indent` is the column of the
    mapping or list that holds it.
    """

    path: tuple[str, ...]
    scalar: Scalar
    alias: Alias | None
    indent: int
    in_list: bool


def leaves(root: Mapping) -> Iterator[Leaf]:
    """Yield the leaves of a document but for those of its `sops` block, aliases expanded."""
    for key, value in root.entries:
        if key.value != METADATA:
            yield from _below(value, (key.value,), None, root.indent)


def _below(
    node: Node, path: tuple[str, ...], alias: Alias | None, indent: int, in_list: bool = False
) -> Iterator[Leaf]:
    if isinstance(node, Scalar):
        yield Leaf(path, node, alias, indent, in_list)
    elif isinstance(node, Alias):
        yield from _below(node.target, path, alias or node, indent, in_list)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _below(item, path, alias, node.indent, in_list=True)
    else:
        for key, value in node.entries:
            yield from _below(value, (*path, key.value), alias, node.indent)


def paths(node: Node, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the path of each mapping and list of a document, the root's first."""
    if isinstance(node, Scalar | Alias):
        return
    yield path
    if isinstance(node, Sequence):
        for item in node.items:
            yield from paths(item, path)
    else:
        for key, value in node.entries:
            yield from paths(value, (*path, key.value))


def sequences(node: Node) -> Iterator[Sequence]:
    """Yield the lists at and below a node, aliases not expanded."""
    if isinstance(node, Scalar | Alias):
        return
    if isinstance(node, Sequence):
        yield node
    below = node.items if isinstance(node, Sequence) else [value for _, value in node.entries]
    for child in below:
        yield from sequences(child)
