"""Good translations and broken ones put before the checks, and what is counted."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple, Self

from bench.texts.alerts import alerts
from bench.texts.breaking import ALSO, WAYS, Case, forms
from bench.texts.measuring import found_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from random import Random

    from bench.texts.catalogs import Pair

# What every tenant of the measurement promises: the languages a text may be in by mistake.
PROMISED = ("fr", "es", "de", "pt-BR", "ja", "ar")


class Tally:
    """What was counted; tallies can be added up."""

    def __init__(self) -> None:
        self.good = self.errors = self.warnings = 0
        self.asked: Counter[str] = Counter()
        self.named: Counter[str] = Counter()
        self.alarms: Counter[str] = Counter()
        self.missed: defaultdict[str, Counter[str]] = defaultdict(Counter)
        self.shown: defaultdict[str, list[str]] = defaultdict(list)

    def __iadd__(self, other: Tally) -> Self:
        self.good += other.good
        self.errors += other.errors
        self.warnings += other.warnings
        for mine, theirs in (
            (self.asked, other.asked),
            (self.named, other.named),
            (self.alarms, other.alarms),
        ):
            mine.update(theirs)
        for name, ways in other.missed.items():
            self.missed[name].update(ways)
        for name, lines in other.shown.items():
            self.shown[name] += lines
        return self

    def __str__(self) -> str:
        asked, named = self.asked.total(), self.named.total()
        shares = [
            f"{part / whole if whole else 0:>9.2%}"
            for part, whole in ((self.errors, self.good), (self.warnings, self.good))
        ]
        share = f"{named / asked if asked else 0:>9.2%}"
        return f"{self.good:>8}{''.join(shares)}{asked:>9}{share}"


class Trial(NamedTuple):
    """A pair with a broken translation: in which way, and by which name it should be noticed."""

    name: str
    way: str
    pair: Pair


def good(pairs: Sequence[Pair], number: int, random: Random, tally: Tally) -> None:
    """Validate translations as they are, and half as many alerts made of them."""
    some = random.sample(pairs, min(number, len(pairs)))
    for kind in (some, list(alerts(some, random))[: number // 2]):
        for pair, findings in zip(kind, found_in(kind, PROMISED) if kind else [], strict=True):
            levels = {one.level for one in findings}
            tally.good += 1
            tally.errors += "error" in levels
            tally.warnings += "warning" in levels
            for name, message in {one.check: one.message for one in findings}.items():
                tally.alarms[name] += 1
                tally.shown[name].append(f"good: {message}\n  {pair.source}\n  {pair.target}")


def broken(
    found: Mapping[str, Sequence[Pair]], locale: str, number: int, random: Random, tally: Tally
) -> None:
    """Break translations of one locale in every way, each `number` times, and validate them."""
    trials = list(_trials(found, locale, number, random))
    pairs = [trial.pair for trial in trials]
    results = found_in(pairs, PROMISED) if pairs else []
    for (name, way, pair), findings in zip(trials, results, strict=True):
        names = {one.check for one in findings}
        tally.asked[name] += 1
        if names & ({name} | ALSO.get(name, set())):
            tally.named[name] += 1
        else:
            tally.missed[name][way] += 1
            told = ", ".join(sorted(names)) or "nothing"
            tally.shown[name].append(f"{way}: {told}\n  {pair.source}\n  {pair.target}")


def _trials(
    found: Mapping[str, Sequence[Pair]], locale: str, number: int, random: Random
) -> Iterator[Trial]:
    texts = [pair for pair in found[locale] if isinstance(pair.target, str)]
    texts = [pair for pair in texts if isinstance(pair.source, str)]
    plurals = [pair for pair in found[locale] if isinstance(pair.target, dict)]
    every = [*texts, *alerts(random.sample(texts, min(1500, len(texts))), random)]
    foreign = _elsewhere(found, locale)
    for name, ways in WAYS.items():
        for way in ways:
            random.shuffle(every)
            made = 0
            for pair in every:
                source, target = str(pair.source), str(pair.target)
                case = Case(source, target, locale, foreign.get(source, {}), random)
                wrong = way(case)
                if wrong is not None and wrong != target and wrong.strip():
                    yield Trial(name, way.__name__, pair._replace(target=wrong))
                    made += 1
                if made >= number:
                    break
    for name, of_forms in forms.WAYS.items():
        random.shuffle(plurals)
        for pair in plurals[:number]:
            changed = of_forms(dict(pair.target), locale, random)  # type: ignore[arg-type]  # forms
            if changed is not None:
                yield Trial(name, of_forms.__name__, pair._replace(target=changed))


def _elsewhere(found: Mapping[str, Sequence[Pair]], locale: str) -> dict[str, dict[str, str]]:
    """Return the translations of each source text into the other promised languages."""
    texts: dict[str, dict[str, str]] = {}
    for tag, pairs in found.items():
        if tag != locale and tag in PROMISED:
            for pair in pairs:
                if isinstance(pair.source, str) and isinstance(pair.target, str):
                    texts.setdefault(pair.source, {})[tag] = pair.target
    return texts
