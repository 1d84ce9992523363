"""What there is in a store: tenants, fixtures, locales and catalogs by name, documents by path."""

from __future__ import annotations

from sys import intern
from typing import TYPE_CHECKING

from fixturectl.diagnostics import Diagnostic
from fixturectl.store.files import UnreadableError
from fixturectl.store.names import CHECK, RESERVED, is_name, meant, name_faults
from fixturectl.store.roots import find_store, store_at
from fixturectl.store.yaml_nodes import Document, Source, read

if TYPE_CHECKING:
    from fixturectl.store.files import Entry, Files

__all__ = [
    "Tree",
    "catalog_path",
    "find_store",
    "fixture_path",
    "store_at",
    "tenant_path",
    "texts_path",
]


_SETTINGS = "/tenant.yaml"
_DEEP = 2  # slashes in the path of a locale's folder


def tenant_path(tenant: str) -> str:
    return f"fixtures/{tenant}{_SETTINGS}"


def fixture_path(tenant: str, fixture: str) -> str:
    return f"fixtures/{tenant}/{fixture}.yaml"


def texts_path(tenant: str, locale: str, fixture: str) -> str:
    return f"fixtures/{tenant}/{locale}/{fixture}.yaml"


def catalog_path(locale: str) -> str:
    return f"locales/{locale}.po"


class Tree:
    """The names and documents of one source of files; what was read once is kept as long as it."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self._documents: dict[str, Document | None] = {}
        self._listings: dict[str, list[Entry]] = {}
        self._unlisted: list[Diagnostic] = []
        self._names: dict[str, frozenset[str]] = {}
        self._strays: dict[str, frozenset[str]] = {}
        self._known: frozenset[str] | None = None  # every fixture there is
        self._surveyed = False
        self._lately: list[str] = []

    def tenants(self) -> list[str]:
        return [name for name in self._folders("fixtures") if is_name(name)]

    def fixtures(self, tenant: str) -> list[str]:
        """Return the fixtures that have a file of this tenant itself."""
        names = self._stems(f"fixtures/{tenant}", ".yaml")
        return [name for name in names if is_name(name) and name not in RESERVED]

    def locales(self, tenant: str) -> list[str]:
        """Return the tags of the tenant's own locale folders, canonical or not."""
        return self._folders(f"fixtures/{tenant}")

    def texts(self, tenant: str, locale: str) -> list[str]:
        """Return the fixtures that have a file of texts in this tenant's own locale folder."""
        names = self._stems(f"fixtures/{tenant}/{locale}", ".yaml")
        return [name for name in names if is_name(name) and name not in RESERVED]

    def meant(self, folder: str) -> set[str]:
        """Return the fixtures that the wrongly named files of a folder are meant for."""
        return {meant(entry.name) for entry in self.entries(folder)} - {""}

    def strays(self, tenant: str, locale: str) -> frozenset[str]:
        """Return the fixtures that are meant by files of texts whose names say something else."""
        from difflib import get_close_matches  # noqa: PLC0415 - only where a file is missing

        folder = f"fixtures/{tenant}/{locale}"
        if folder not in self._strays:
            if self._known is None:
                self._known = frozenset(
                    name for one in self.tenants() for name in self.fixtures(one)
                )
            known = self._known
            unknown = [name for name in self.texts(tenant, locale) if name not in known]
            close = {name for one in unknown for name in get_close_matches(one, known, n=1)}
            self._strays[folder] = frozenset(close | self.meant(folder))
        return self._strays[folder]

    def catalogs(self) -> list[str]:
        """Return the tags that have a catalog of phrases."""
        return self._stems("locales", ".po")

    def document(self, path: str) -> Document | None:
        """Return the file at `path`, None if there is none; an unreadable one says so itself."""
        if path not in self._documents:
            self._documents[path] = self._read(path)
            if not path.endswith(_SETTINGS):
                self._lately.append(path)
        return self._documents[path]

    def mark(self) -> int:
        """Return how many documents were read, the tenants' settings apart."""
        return len(self._lately)

    def forget(self, size: int = 0) -> None:
        """Drop the documents that were read, all but the first `size` and the tenants' settings."""
        while len(self._lately) > size:
            self._documents.pop(self._lately.pop(), None)

    def content(self, path: str) -> bytes | None:
        """Return the bytes of a file that is not YAML, None if there is none to read."""
        try:
            return self.files.read(path)
        except (FileNotFoundError, UnreadableError):
            return None

    def problems(self) -> tuple[Diagnostic, ...]:
        """Return what is wrong with the names of folders and files, by path."""
        found = [*name_faults(self.entries), *self._unlisted]
        return tuple(sorted(found, key=lambda fault: fault.path))

    def entries(self, folder: str) -> list[Entry]:
        """Return what a folder holds, but for hidden files."""
        if folder not in self._listings:
            try:
                found = self.files.names(folder)
            except UnreadableError as error:
                found = []
                self._unlisted.append(Diagnostic(CHECK, "error", error.message, error.hint, folder))
            self._listings[folder] = [entry for entry in found if not entry.name.startswith(".")]
        return self._listings[folder]

    def survey(self) -> None:
        """Take the folders listed so far for all there are, and the names in them too.

        After it no file is looked for in vain: most tenants lack most of the files they may have.
        Of a folder of texts only the names are kept.
        """
        self.entries("locales")
        alike: dict[frozenset[str], frozenset[str]] = {}  # most tenants have the same fixtures
        for folder, found in self._listings.items():
            names = frozenset([intern(entry.name) for entry in found])
            self._names[folder] = alike.setdefault(names, names)
        self._listings = {
            folder: found for folder, found in self._listings.items() if folder.count("/") < _DEEP
        }
        self._surveyed = True

    def _folders(self, folder: str) -> list[str]:
        return [entry.name for entry in self.entries(folder) if entry.is_dir]

    def _stems(self, folder: str, suffix: str) -> list[str]:
        return [
            entry.name.removesuffix(suffix)
            for entry in self.entries(folder)
            if entry.name.endswith(suffix) and not entry.is_dir and not entry.is_link
        ]

    def _read(self, path: str) -> Document | None:
        folder, _, name = path.rpartition("/")
        if self._surveyed and name not in self._names.get(folder, ()):
            return None
        try:
            content = self.files.read(path)
        except FileNotFoundError:
            return None
        except UnreadableError as error:
            fault = Diagnostic("yaml", "error", error.message, error.hint, path)
            return Document(Source(path, ""), None, (fault,))
        return read(path, content)
