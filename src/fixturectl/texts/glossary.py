"""The glossary of a tenant: its own over those it inherits, over the store's."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl import locales
from fixturectl.locales import LocaleError
from fixturectl.store.inheritance import is_null
from fixturectl.store.sealed import is_sealed
from fixturectl.store.yaml_nodes import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from fixturectl.store.tree import Tree
    from fixturectl.store.yaml_nodes import Document, Node

PATH = "locales/glossary.yaml"
_Forms = tuple[str, ...]


class Term(NamedTuple):
    """A term of the source texts: the `forms` it may have in one locale, and those it may not."""

    name: str
    forms: _Forms
    forbidden: _Forms


class Glossary:
    """What the glossaries of a lineage say; those of equal files are one object.

    `keep` are names that no translation changes.
    """

    __slots__ = ("_banned", "_known", "_terms", "documents", "keep")

    def __init__(self, documents: Iterable[Document]) -> None:
        """Take the glossaries that count, the one that counts most last."""
        self.documents = tuple(documents)
        self._terms: dict[str, dict[str, _Forms]] = {}
        # By locale; under "" what is forbidden for a term only is kept by its name.
        self._banned: dict[str, dict[str, _Forms]] = {}
        self._known: dict[str, tuple[tuple[Term, ...], _Forms]] = {}
        keep: dict[str, None] = {}
        for document in self.documents:
            root = document.root
            if isinstance(root, Mapping):
                self._add(root)
                keep |= dict.fromkeys(_texts(root.get("keep")))
        self.keep = tuple(keep)

    def _add(self, root: Mapping) -> None:
        for term, by_locale in _entries(root.get("terms")):
            if is_null(by_locale):
                self._terms.pop(term, None)
            _merge(self._terms.setdefault(term, {}), by_locale)
        for name, node in _entries(root.get("forbidden")):
            if is_null(node):
                self._banned.pop(name, None)
            if isinstance(node, Mapping):
                _merge(self._banned.setdefault(name, {}), node)
            else:
                # Without a term: for the locale that the entry names.
                _put(self._banned.setdefault("", {}), name, node)

    def of(self, locale: str) -> tuple[tuple[Term, ...], _Forms]:
        """Return the terms that count for texts of a locale, and the words it forbids anywhere."""
        if locale not in self._known:
            self._known[locale] = tuple(self._of(locale)), _nearest(self._banned.get(""), locale)
        return self._known[locale]

    def _of(self, locale: str) -> Iterator[Term]:
        # The longest first: "error budget" is no "budget".
        names = {name for name in (*self._terms, *self._banned) if name}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            forms = _nearest(self._terms.get(name), locale)
            forbidden = _nearest(self._banned.get(name), locale)
            if forms or forbidden:
                yield Term(name, forms, forbidden)


class Glossaries:
    """The glossaries of a store, read when first needed."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._documents: dict[str, Document | None] = {}
        self._known: dict[tuple[int, ...], Glossary] = {}

    def of(self, lineage: Iterable[str]) -> Glossary | None:
        """Return what counts for a tenant, None where there is no glossary at all."""
        paths = [PATH, *(glossary_path(tenant) for tenant in reversed(tuple(lineage)))]
        found = [document for path in paths if (document := self._document(path)) is not None]
        if not found:
            return None
        key = tuple(map(id, found))
        if key not in self._known:
            self._known[key] = Glossary(found)
        return self._known[key]

    def _document(self, path: str) -> Document | None:
        if path not in self._documents:
            self._documents[path] = self._tree.document(path)
        return self._documents[path]


def glossary_path(tenant: str) -> str:
    return f"fixtures/{tenant}/glossary.yaml"


def tags(document: Document) -> Iterator[Scalar]:
    """Yield the keys of a glossary that are meant to be locales."""
    root = document.root
    if not isinstance(root, Mapping):
        return
    for section in ("terms", "forbidden"):
        table = root.get(section)
        for key, node in table if isinstance(table, Mapping) else ():
            if isinstance(node, Mapping):
                yield from (tag for tag, _ in node)
            elif section == "forbidden":
                yield key


def _entries(node: Node | None) -> Iterator[tuple[str, Node]]:
    if isinstance(node, Mapping):
        yield from ((key.value, value) for key, value in node)


def _merge(into: dict[str, _Forms], by_locale: Node) -> None:
    for tag, node in _entries(by_locale):
        _put(into, tag, node)


def _put(into: dict[str, _Forms], tag: str, node: Node) -> None:
    """Take the forms of one locale; null removes those that are inherited."""
    if is_null(node):
        into.pop(tag, None)
    else:
        into[tag] = tuple(_texts(node))


def _texts(node: Node | None) -> Iterator[str]:
    for one in node if isinstance(node, Sequence) else (node,):
        if isinstance(one, Scalar) and not (one.is_null or is_sealed(one)) and one.value.strip():
            yield one.value.strip()


def _nearest(by_locale: dict[str, _Forms] | None, locale: str) -> _Forms:
    """Return the forms for a locale, or for the one that stands in for it."""
    if not by_locale:
        return ()
    if locale in by_locale:
        return by_locale[locale]
    try:
        found = locales.candidates(locale, tuple(by_locale), locale, locale)[0]
    except LocaleError:
        return ()
    return by_locale.get(found, ())
