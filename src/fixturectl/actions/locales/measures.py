"""What is measured of the texts that readers of one locale get, and what it amounts to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

SOURCE, OTHER, MISSING = "source", "other", "missing"
# How much of a translation a text in some state is. A source text needs none.
WEIGHTS = {
    SOURCE: 1.0,
    "reviewed": 1.0,
    "translated": 0.9,
    "fuzzy": 0.5,
    "machine": 0.4,
    OTHER: 0.3,
    MISSING: 0.0,
}
# How much a text counts in the integrity, by the severity of its fixture.
_URGENT, _USUAL, _CALM = 3, 2, 1
_NAMED = {"critical": _URGENT, "warning": _USUAL, "info": _CALM}


class Standing(NamedTuple):
    """How the texts of a tenant stand in a locale; shares are from 0 to 1, None of nothing.

    `texts` are those of the source locale, counted once in one of the states that follow. `stale`
    counts those besides that were made from another source text.
    """

    tenant: str
    locale: str
    texts: int
    source: int
    reviewed: int
    translated: int
    fuzzy: int
    machine: int
    other: int
    missing: int
    stale: int
    coverage: float | None
    integrity: float | None
    score: float | None


@dataclass(slots=True)
class Tally:
    """Counts of some texts in one locale; `sound` of `weight` is in order."""

    states: dict[str, int] = field(default_factory=lambda: dict.fromkeys(WEIGHTS, 0))
    stale: int = 0
    sound: float = 0.0
    weight: float = 0.0

    def add(self, other: Tally) -> None:
        """Count what another tally has counted."""
        for state, count in other.states.items():
            self.states[state] += count
        self.stale += other.stale
        self.sound += other.sound
        self.weight += other.weight

    def plain(self) -> tuple[list[int], int, float, float]:
        """Return the tally as values that can be kept; `of` takes them."""
        return list(self.states.values()), self.stale, self.sound, self.weight

    @classmethod
    def of(cls, plain: tuple[list[int], int, float, float]) -> Tally:
        counts, stale, sound, weight = plain
        return cls(dict(zip(WEIGHTS, counts, strict=True)), stale, sound, weight)

    def standing(self, tenant: str, locale: str) -> Standing:
        texts = sum(self.states.values())
        covered = sum(WEIGHTS[state] * count for state, count in self.states.items())
        coverage = covered / texts if texts else None
        integrity = self.sound / self.weight if self.weight else None
        shares = [share for share in (coverage, integrity) if share is not None]
        score = min(shares, default=None)
        source, reviewed, translated, fuzzy, machine, other, missing = self.states.values()
        return Standing(
            tenant,
            locale,
            texts,
            source,
            reviewed,
            translated,
            fuzzy,
            machine,
            other,
            missing,
            self.stale,
            coverage,
            integrity,
            score,
        )


def urgency(severity: str, known: list[str]) -> int:
    """Return how much the texts of a fixture of some severity count: 3, 2 or 1.

    `critical`, `warning` and `info` have their own; of others the most urgent of a tenant's counts
    as critical, the least urgent as info. `known` has the tenant's, most urgent first.
    """
    if severity in _NAMED:
        return _NAMED[severity]
    if severity not in known:
        return _USUAL
    place = known.index(severity)
    if place == 0:
        return _URGENT
    return _CALM if place == len(known) - 1 else _USUAL


def soundness(levels: list[str], words: int) -> float:
    """Return how much of a text with findings of some levels is in order, from 0 to 1.

    With an error nothing is; a warning costs the less, the longer the text: `words` of its source.
    """
    if "error" in levels:
        return 0.0
    cost = levels.count("warning") / (5 * max(1.0, words / 10))
    return max(0.0, 1.0 - cost)
