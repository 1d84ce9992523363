"""Which of some languages a text is in: py3langid, the extra `l10n`, asked only where it must be.

Loading it takes a second: what it said is kept, in this process and for later runs.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.store.cache import Cache, digest

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    Plain = tuple[bytes, str, float, float]

_NAME, _KIND = "py3langid", "languages"
_CODES = {"nb": "no"}  # what the model calls them
_MANY = 50_000  # verdicts, of some 50 bytes each


class Verdict(NamedTuple):
    """The likeliest language, and how likely it and the expected one are, from 0 to 1."""

    language: str
    certainty: float
    expected: float


class _Memory:
    """The verdicts there are; those of earlier runs are read when the first one is missed."""

    def __init__(self) -> None:
        self.known: dict[bytes, Verdict] = {}
        self.news: dict[bytes, Verdict] = {}
        self._cache: Cache | None = None
        self._waits = False

    def of(self, root: Path | None) -> None:
        """Turn to the store at `root`."""
        self._cache = Cache(root, _KIND, b"") if root is not None else None
        self._waits = self._cache is not None

    def find(self, key: bytes) -> Verdict | None:
        if key not in self.known and self._waits and self._cache is not None:
            self._waits = False
            self.add(self._cache.load() or ())
        return self.known.get(key)

    def add(self, plain: Iterable[Plain]) -> None:
        for key, language, certainty, expected in plain:
            self.known.setdefault(key, Verdict(language, certainty, expected))

    def note(self, key: bytes, verdict: Verdict) -> None:
        if len(self.known) >= _MANY:
            self.known.clear()
        self.known[key] = self.news[key] = verdict

    def save(self) -> None:
        """Keep what is known for later runs, if there is something new."""
        if self.news and self._cache is not None:
            self._cache.save([(key, *verdict) for key, verdict in self.known.items()])
            self.news.clear()


memory = _Memory()


@cache
def is_installed() -> bool:
    return find_spec(_NAME) is not None


def verdict(text: str, expected: str, others: Iterable[str]) -> Verdict | None:
    """Return in which language a text is, of the `expected` one and `others`.

    None where the detector doesn't know the expected one, or has no other to compare with.
    """
    codes = tuple(sorted({_CODES.get(code, code) for code in (expected, *others)}))
    key = digest([text.encode("utf-8", "replace"), expected.encode(), *map(str.encode, codes)])
    found = memory.find(key)
    if found is None:
        found = _asked(text, _CODES.get(expected, expected), codes)
        memory.note(key, found)
    return found if found.language else None


def _asked(text: str, expected: str, codes: tuple[str, ...]) -> Verdict:
    languages = tuple(code for code in codes if code in _labels())
    if expected not in languages or len(languages) == 1:
        return Verdict("", 0, 0)
    detector = _detector()
    detector.set_languages(languages)
    ranked: dict[str, float] = dict(detector.rank(text))
    best = max(ranked, key=lambda code: ranked[code])
    return Verdict(best, ranked[best], ranked[expected])


@cache
def _detector() -> Any:
    from py3langid import langid  # type: ignore[import-untyped]  # noqa: PLC0415 - takes a second

    return langid.LanguageIdentifier.from_model_file(langid.MODEL_FILE, norm_probs=True)


@cache
def _labels() -> frozenset[str]:
    return frozenset(_detector().labels)


def told() -> list[Plain]:
    """Return the verdicts that this process found out, as values that `marshal` takes."""
    found = [(key, *verdict) for key, verdict in memory.news.items()]
    memory.news.clear()
    return found


def heard(plain: Iterable[Plain]) -> None:
    """Take over what another process found out."""
    for key, language, certainty, expected in plain:
        memory.note(key, Verdict(language, certainty, expected))
