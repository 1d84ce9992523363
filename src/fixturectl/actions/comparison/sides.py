"""Two states of one store: whatever no change has touched is read once, and is the same object."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.rendering.renderer import Renderer
from fixturectl.store.restoring import Restored
from fixturectl.store.tree import Tree, catalog_path, texts_path
from fixturectl.texts.lookup import Shelf

if TYPE_CHECKING:
    from collections.abc import Mapping

    from fixturectl.store.files import Entry, Files
    from fixturectl.store.restoring import Former
    from fixturectl.store.yaml_nodes import Document
    from fixturectl.texts.lookup import Text
    from fixturectl.texts.phrases import Catalog


class Sides(NamedTuple):
    """A store before and after a change.

    `former` has what each file held that differs, None for a file that was not there.
    """

    before: Renderer
    after: Renderer
    former: Mapping[str, Former | None]

    def forget(self) -> None:
        """Drop what was read of fixtures and texts, on both sides."""
        self.before.forget()
        self.after.forget()


def sides(after: Renderer, former: Mapping[str, Former | None]) -> Sides:
    """Return a store as it is and as it was, by what those of its files held that differ."""
    before = Renderer(_Shared(Restored(after.tree.files, former), after.tree, former))
    before.shelf = _SharedShelf(before.tree, after.shelf, former)
    return Sides(before, after, former)


class _Shared(Tree):
    """The tree before a change: documents that did not change are those of the other tree."""

    def __init__(self, files: Files, other: Tree, former: Mapping[str, Former | None]) -> None:
        super().__init__(files)
        self._other = other
        self._former = former
        self._folders_changed = {folder for path in former for folder in _folders_of(path)}

    def document(self, path: str) -> Document | None:
        return super().document(path) if path in self._former else self._other.document(path)

    def entries(self, folder: str) -> list[Entry]:
        if folder in self._folders_changed:
            return super().entries(folder)
        return self._other.entries(folder)


class _SharedShelf(Shelf):
    """The texts before a change: those that did not change are those of the other shelf."""

    def __init__(self, tree: Tree, other: Shelf, former: Mapping[str, Former | None]) -> None:
        super().__init__(tree)
        self._other = other
        self._former = former

    def texts(self, tenant: str, locale: str, fixture: str) -> dict[str, Text]:
        path = texts_path(tenant, locale, fixture)
        if path in self._former:
            return super().texts(tenant, locale, fixture)
        found = self._other.texts(tenant, locale, fixture)
        if path in self._other.unreadable:
            self.unreadable[path] = self._other.unreadable[path]
        return found

    def catalog(self, locale: str) -> Catalog | None:
        if catalog_path(locale) in self._former:
            return super().catalog(locale)
        return self._other.catalog(locale)


def _folders_of(path: str) -> list[str]:
    parts = path.split("/")[:-1]
    return ["", *("/".join(parts[: count + 1]) for count in range(len(parts)))]
