"""The keys of a store's file that messages show, each with what it holds, to tell what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Place
    from fixturectl.rendering.renderer import Renderer
    from fixturectl.store.yaml_nodes import Node

_SETTINGS = frozenset(
    (
        "default_locale",
        "extends",
        "locales",
        "mentions",
        "name",
        "severities",
        "source_locale",
        "statuses",
        "timezone",
        "values",
    )
)
_PARTS = frozenset(("blocks", "color", "patch", "samples", "severity", "text", "variables"))
_LISTS = frozenset(("blocks", "patch"))
_ANCHORS = ("after", "before", "replace", "remove")
_TENANT_FILE = 3  # steps in fixtures/TENANT/FILE.yaml; the path of a text has one more


class Held(NamedTuple):
    """What a key holds: `content` for comparing, the place of it, and whether it is encrypted."""

    content: object
    place: Place
    sealed: bool = False


class Keys:
    """One file's keys by the names that people know them by, as `title` or `values.runbooks`."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.held: dict[str, Held] = {}
        self.scalars: set[str] = set()  # whatever is written anywhere in the file
        self.sealed: set[str] = set()  # the last words of the names of what is encrypted
        self._names: dict[int, str] = {}
        self._nodes: list[Node] = []  # which keeps the identities in `_names`

    def name(self, node: object) -> str:
        """Return the name of the key that a node belongs to, "" for one of another file."""
        return self._names.get(id(node), "")

    def add(self, name: str, node: Node) -> None:
        """Take a key and all that is below it; lists of one name count together."""
        before = self.held.get(name)
        place = before.place if before is not None else node.place
        content = (before.content, _content(node)) if before is not None else _content(node)
        self.held[name] = Held(content, place, _is_sealed(node))
        self._nodes.append(node)
        self._take(name, node, name.rpartition(".")[2])

    def _take(self, name: str, node: Node, last: str) -> None:
        self._names[id(node)] = name
        if isinstance(node, Scalar):
            self.scalars.add(node.value)
            if is_sealed(node):
                self.sealed.add(last)
        elif isinstance(node, Sequence):
            for item in node.items:
                self._take(name, item, last)
        else:
            for key, member in node:
                self._names[id(key)] = name
                self._take(name, member, key.value)


def keys(renderer: Renderer, path: str) -> Keys:
    """Return the keys of a file that a message may show; none of one that can't be read.

    A text's are those of its texts, a catalog's its phrases.
    """
    found = Keys(path)
    if path.startswith("locales/"):
        _phrases(found, renderer)
        return found
    document = renderer.tree.document(path)
    root = document.root if document is not None else None
    if isinstance(root, Mapping):
        for name, node in _named(path, root):
            found.add(name, node)
    return found


def label(path: str, name: str) -> str:
    """Return how people read a key of a file: `default/fr-FR/disk-full title`."""
    file = path.removeprefix("fixtures/").removesuffix(".yaml").removesuffix(".po")
    return f"{file} {name}".rstrip()


def _phrases(found: Keys, renderer: Renderer) -> None:
    catalog = renderer.shelf.catalog(found.path.removeprefix("locales/").removesuffix(".po"))
    for entry in catalog.entries if catalog is not None else ():
        usable = entry.text if not entry.fuzzy else ""
        found.held[entry.message] = Held(usable, entry.place)


def _named(path: str, root: Mapping) -> Iterator[tuple[str, Node]]:
    if path.endswith("/tenant.yaml"):
        yield from _inner(root, _SETTINGS)
    elif path.count("/") < _TENANT_FILE:
        yield from _inner(root, _PARTS)
    else:
        texts = root.get("texts")
        if isinstance(texts, Mapping):
            yield from ((key.value, node) for key, node in texts)


def _inner(root: Mapping, known: frozenset[str]) -> Iterator[tuple[str, Node]]:
    """Yield the known keys; of a mapping each entry, of a list of blocks each block."""
    for key, node in root:
        if key.value not in known:
            continue
        if key.value in _LISTS:
            yield from _blocks(key.value, node)
        elif isinstance(node, Mapping):
            yield from ((f"{key.value}.{inner.value}", value) for inner, value in node)
        else:
            yield key.value, node


def _blocks(name: str, node: Node) -> Iterator[tuple[str, Node]]:
    """Yield each block by its `block_id`, or else by where it stands."""
    listed = node.get("blocks") if isinstance(node, Mapping) else node
    for index, item in enumerate(listed.items if isinstance(listed, Sequence) else ()):
        named = f"{name}[{index}]"
        if not isinstance(item, Mapping):
            yield named, item
        elif name == "patch":
            yield from _patch(item, named)
        else:
            named_by = item.get("block_id")
            yield (named_by.value if isinstance(named_by, Scalar) else named), item


def _patch(entry: Mapping, name: str) -> Iterator[tuple[str, Node]]:
    """Yield where a patch puts its blocks, or what it removes, and the blocks."""
    for anchor in _ANCHORS:
        at = entry.get(anchor)
        if isinstance(at, Scalar):
            name = f"patch {anchor} {at.value}"
            yield name, at
    for key in ("blocks", "append"):
        blocks = entry.get(key)
        if blocks is not None:
            yield from _blocks(name, blocks)


def _content(node: Node) -> Any:
    if isinstance(node, Scalar):
        return node.resolve()
    if isinstance(node, Sequence):
        return tuple(_content(item) for item in node.items)
    return tuple((key.value, _content(member)) for key, member in node)


def _is_sealed(node: Node) -> bool:
    if isinstance(node, Mapping):
        return any(_is_sealed(member) for _, member in node)
    return is_sealed(node)
