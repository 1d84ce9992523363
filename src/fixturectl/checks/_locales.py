"""Whether a text of one locale serves the readers of another."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from fixturectl.locales import LocaleError, maximize

if TYPE_CHECKING:
    from collections.abc import Iterable


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


def is_misnamed(locale: str, tags: Iterable[str]) -> bool:
    """Tell whether a name of a folder or catalog means the locale, but says it wrongly."""
    meant = {tag.replace("_", "-").lower() for tag in tags if tag != locale}
    return locale.lower() in meant
