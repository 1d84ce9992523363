"""What `doctor` looks at, one subject per file, so that a further one is a further file.

Each module has `examine(visit) -> Iterator[Examined]` and never raises for what it finds missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from fixturectl.errors import FixturectlError
from fixturectl.store.roots import find_store, store_at

if TYPE_CHECKING:
    from pathlib import Path


class Examined(NamedTuple):
    """One thing looked at: what was `found`, and what to do where it is not `ok`.

    What is not `needed` may be missing: most of the program works without it.
    """

    name: str
    ok: bool
    found: str
    hint: str = ""
    needed: bool = True


class Visit(NamedTuple):
    """Where the program was called: the directory, and the store that was named, if any."""

    here: Path
    given: Path | None = None

    def store(self) -> Path:
        """Return the store's directory; raises FixturectlError where there is none."""
        return find_store(self.here) if self.given is None else store_at(self.given)

    def store_or_none(self) -> Path | None:
        try:
            return self.store()
        except FixturectlError:
            return None


def missing(name: str, error: FixturectlError, *, needed: bool = True) -> Examined:
    """Return what an error says as something that is missing."""
    return Examined(name, False, error.message, error.hint, needed)
