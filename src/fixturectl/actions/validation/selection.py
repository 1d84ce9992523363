"""What of a store is asked about, and whatever depends on it: by tenant, fixture or path."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.actions.validation.states import TOPS
from fixturectl.store.names import RESERVED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.actions.validation.faults import Fault
    from fixturectl.actions.validation.inventory import Heirs
    from fixturectl.rendering.renderer import Renderer


class Part(NamedTuple):
    """Messages that are asked about; whatever is empty stands for all.

    `locale` takes in the locales whose readers may be served from it.
    """

    tenants: frozenset[str] = frozenset()
    fixture: str = ""
    locale: str = ""


class Selection:
    """Messages and files that are asked about; without parts and paths, the whole store.

    `only` is the one file whose findings are wanted, of all that is looked at.
    """

    def __init__(
        self,
        renderer: Renderer,
        parts: Iterable[Part] = (),
        paths: Iterable[str] = (),
        only: str = "",
    ) -> None:
        self._renderer = renderer
        self._only = only
        self.parts = tuple(parts)
        self.paths = frozenset(paths)
        self._owners = any(path.rpartition("/")[2] == "CODEOWNERS" for path in self.paths)

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not self._only and (Part() in self.parts or not (self.parts or self.paths))

    def tenants(self, fixture: str, members: list[str]) -> list[str]:
        """Return those of a fixture's tenants whose messages are asked about."""
        if self.whole:
            return members
        parts = [part for part in self.parts if part.fixture in {"", fixture}]
        return [
            name
            for name in members
            if any(not part.tenants or name in part.tenants for part in parts)
        ]

    def locales(self, fixture: str, tenant: str, promised: tuple[str, ...]) -> tuple[str, ...]:
        """Return those of the promised locales that are asked about."""
        if self.whole:
            return promised
        return tuple(tag for tag in promised if self._asked(tenant, fixture, tag))

    def shows(self, fault: Fault, tenant: str, fixture: str, locale: str) -> bool:
        """Tell whether a fault, where it reaches this message, is asked about."""
        if self._only:
            return fault.path == self._only
        if self.whole or fault.path in self.paths:
            return True
        if self._owners and fault.check == "codeowners":
            return True  # it stands where owners are named, not in the file that says otherwise
        return self._asked(tenant, fixture, locale)

    def _asked(self, tenant: str, fixture: str, locale: str) -> bool:
        return any(self._matches(part, tenant, fixture, locale) for part in self.parts)

    def _matches(self, part: Part, tenant: str, fixture: str, locale: str) -> bool:
        if part.tenants and tenant not in part.tenants:
            return False
        if part.fixture and part.fixture != fixture:
            return False
        if not part.locale:
            return True
        if not locale:
            return bool(fixture)  # settings are in no locale
        chain = self._renderer.shelf.chain(self._renderer.tenant(tenant), locale)
        return part.locale in chain


def in_no_message(path: str) -> bool:
    """Tell whether a path, relative to the store, leads to what no message is made of."""
    return bool(path) and path.partition("/")[0] not in TOPS


def dependants(path: str, heirs: Heirs) -> Part:
    """Return the messages that a file, or what is below a folder, may change.

    `path` is relative to the store. Of a tenant that is gone nobody knows who extended it: then
    that is everything.
    """
    top, _, rest = path.partition("/")
    parts = rest.removesuffix(".yaml").split("/") if rest else []
    if top == "locales":
        name, _, suffix = rest.rpartition(".")
        return Part(locale=name) if suffix == "po" else Part()
    if top != "fixtures" or not parts or parts[0] not in heirs.lineages:
        return Part()
    tenants = frozenset(heirs.of([parts[0]]))
    if len(parts) == 1 or (len(parts) == 2 and parts[1] in RESERVED):  # noqa: PLR2004
        return Part(tenants)
    if len(parts) > 2:  # noqa: PLR2004 - a tenant's folder, a locale's, a file
        return Part(tenants, parts[2], parts[1])
    if rest.endswith(".yaml"):
        return Part(tenants, parts[1])
    return Part(tenants, locale=parts[1])
