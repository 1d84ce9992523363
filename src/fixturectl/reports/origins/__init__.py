"""Formats of an explanation, one per file: `write(values, chain, page) -> str`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from fixturectl.diagnostics import Place


class Origin(Protocol):
    """One value as one file has it; `owner` says whose it is, `state` how far it is translated."""

    @property
    def value(self) -> str: ...
    @property
    def place(self) -> Place: ...
    @property
    def owner(self) -> str: ...
    @property
    def state(self) -> str: ...
    @property
    def stale(self) -> bool: ...


class Explained(Protocol):
    """A key, the value that counts, and those it shadows."""

    @property
    def key(self) -> str: ...
    @property
    def origin(self) -> Origin: ...
    @property
    def shadowed(self) -> Sequence[Origin]: ...
