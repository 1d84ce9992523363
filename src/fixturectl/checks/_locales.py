"""Whether a text of one locale serves the readers of another."""

from __future__ import annotations

from functools import lru_cache

from fixturectl.locales import LocaleError, maximize


def is_served(locale: str, found: str) -> bool:
    """Tell whether who asks for `locale` gets their language in a text of `found`.

    Language and script count, not the region: fr-CA is served by fr-FR, zh-TW not by zh-CN.
    """
    return _written(locale) == _written(found)


@lru_cache(maxsize=1024)
def _written(locale: str) -> list[str]:
    try:
        return maximize(locale).split("-")[:2]
    except LocaleError:
        return [locale]
