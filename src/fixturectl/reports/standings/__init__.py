"""Formats of how far a store is translated, one per file: `write(standings, sheet) -> str`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple, Protocol

from fixturectl.reports.page import Page

if TYPE_CHECKING:
    from collections.abc import Sequence

MEASURED = (
    "coverage: reviewed 100, translated 90, fuzzy 50, machine 40, another region's 30, missing 0",
    "integrity: how much of what is there validate finds nothing in; score: the smaller of the two",
    "what a tenant inherits counts for it; no program can tell whether a text reads well",
)
_GOOD, _FAIR = 90.0, 60.0
_ENOUGH = 6  # decimals, so that 0.9 of 83 texts is 90 percent


class Standing(Protocol):
    """How the texts of a tenant stand in a locale: counts by state, and shares from 0 to 1."""

    @property
    def tenant(self) -> str: ...
    @property
    def locale(self) -> str: ...
    @property
    def texts(self) -> int: ...
    @property
    def translated(self) -> int: ...
    @property
    def fuzzy(self) -> int: ...
    @property
    def machine(self) -> int: ...
    @property
    def other(self) -> int: ...
    @property
    def missing(self) -> int: ...
    @property
    def stale(self) -> int: ...
    @property
    def coverage(self) -> float | None: ...
    @property
    def integrity(self) -> float | None: ...
    @property
    def score(self) -> float | None: ...


class Sheet(NamedTuple):
    """What is written on: `drawn` with blocks, for a terminal. Below `under` percent is bad."""

    page: Page = Page()
    drawn: bool = False
    under: float | None = None

    def grade(self, share: float | None) -> str:
        """Return "good", "fair" or "bad", "none" of nothing."""
        if share is None:
            return "none"
        percent = _percent(share)
        if percent < (_FAIR if self.under is None else self.under):
            return "bad"
        return "good" if percent >= _GOOD else "fair"


def _percent(share: float) -> float:
    return round(share * 100, _ENOUGH)


def is_under(share: float | None, percent: float) -> bool:
    """Tell whether a share is below so many percent; nothing is not."""
    return share is not None and _percent(share) < percent


def percent(share: float | None, decimals: int = 1) -> str:
    """Return a share in percent, rounded down: only what is whole is 100; "-" of nothing."""
    if share is None:
        return "-"
    factor = 10**decimals
    return (
        f"{math.floor(round(_percent(share) * factor, _ENOUGH - decimals)) / factor:.{decimals}f}"
    )


def tags(standings: Sequence[Standing]) -> list[str]:
    """Return the locales, in the order in which they come first."""
    return list(dict.fromkeys(one.locale for one in standings))


def holes(standings: Sequence[Standing]) -> list[Standing]:
    """Return those that are not all that they could be, the worst first."""
    lacking = [one for one in standings if (one.score or 0.0) < 1 or one.stale]
    return sorted((one for one in lacking if one.texts), key=lambda one: one.score or 0.0)


def reasons(standing: Standing) -> list[str]:
    """Return why a score is not 100, in words."""
    counts = {
        "missing": standing.missing,
        "stale": standing.stale,
        "from another region": standing.other,
        "by machine": standing.machine,
        "fuzzy": standing.fuzzy,
        "not reviewed": standing.translated,
    }
    found = [f"{count} {what}" for what, count in counts.items() if count]
    if standing.integrity is not None and standing.integrity < 1:
        found.append(f"integrity {percent(standing.integrity)}")
    return found
