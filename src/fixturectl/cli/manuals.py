"""The manual pages of checks: the docstring of the family that a check belongs to."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from fixturectl.diagnostics import Level


class Manual(NamedTuple):
    """A check, its default level, and the page that explains it and those beside it."""

    name: str
    level: Level
    page: str


@lru_cache(maxsize=1)
def manuals() -> dict[str, Manual]:
    """Return the manual of every check, by name."""
    from fixturectl import checks, registry

    found = {}
    for family in registry.names(checks.__name__):
        module = registry.load(checks.__name__, family)
        for name, level in module.CHECKS.items():
            found[name] = Manual(name, level, (module.__doc__ or "").strip())
    return {name: found[name] for name in sorted(found)}


def manual(name: str) -> str:
    """Return the manual page of a check, "" for a name that has none."""
    found = manuals().get(name)
    return found.page if found is not None else ""
