"""Which of some languages a text is in: py3langid, the extra `l10n`, asked only where it must be.

Loading it takes a second: what it said is kept, in this process and for later runs.
"""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl.store.cache import digest

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAME = "py3langid"
_CODES = {"nb": "no"}  # what the model calls them
_MANY = 50_000  # verdicts, of some 50 bytes each


class Verdict(NamedTuple):
    """The likeliest language, and how likely it and the expected one are, from 0 to 1."""

    language: str
    certainty: float
    expected: float


_known: dict[bytes, Verdict] = {}
_used: dict[bytes, Verdict] = {}


@cache
def is_installed() -> bool:
    return find_spec(_NAME) is not None


def verdict(text: str, expected: str, others: Iterable[str]) -> Verdict | None:
    """Return in which language a text is, of the `expected` one and `others`.

    None where the detector doesn't know the expected one, or has no other to compare with.
    """
    codes = tuple(sorted({_CODES.get(code, code) for code in (expected, *others)}))
    key = digest([text.encode("utf-8", "replace"), expected.encode(), *map(str.encode, codes)])
    found = _known.get(key)
    if found is None:
        found = _asked(text, _CODES.get(expected, expected), codes)
        if len(_known) >= _MANY:
            _known.clear()
        _known[key] = found
    _used[key] = found
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


def recall(plain: Iterable[tuple[bytes, str, float, float]]) -> None:
    """Take over verdicts of an earlier run."""
    _known.update({key: Verdict(*rest) for key, *rest in plain})  # type: ignore[arg-type]  # as told


def told() -> list[tuple[bytes, str, float, float]]:
    """Return the verdicts used since this was asked last, as values that `marshal` takes."""
    found = [(key, *one) for key, one in _used.items()]
    _used.clear()
    return found
