"""What is known while a fixture is examined, by keys that stand for what was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Found = TypeVar("Found")


class Knowledge:
    """Answers by key. Keys may hold identities: what they are of is kept alive beside them.

    A tenant that nobody extends, with files of its own, gets a page of its own on top, which goes
    away with the tenant: nobody else reads the same.
    """

    __slots__ = ("_kept", "below", "found")

    def __init__(self, below: Knowledge | None = None) -> None:
        self.below = below
        self.found: dict[Hashable, Any] = {}
        self._kept: list[object] = []

    def once(self, key: Hashable, make: Callable[[], Found], *keeps: object) -> Found:
        """Return what `make` made for this key, which keeps the objects `keeps` alive."""
        page: Knowledge | None = self
        while page is not None:
            if key in page.found:
                return page.found[key]  # type: ignore[no-any-return]  # the key says what it is
            page = page.below
        made = self.found[key] = make()
        self._kept += keeps
        return made
