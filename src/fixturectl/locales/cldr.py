"""CLDR's global tables, read through Babel on first use and spoken to in hyphens."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

# Regions without a currency, time zone or language statistics of their own in Babel's tables.
_OTHER_REGIONS = frozenset({"EZ", "QO", "UN"})
# Scripts for which CLDR has no "most likely language", because too many languages write in them.
_OTHER_SCRIPTS = frozenset({"Latn", "Dsrt"})


@cache
def table(name: str) -> Mapping[str, Any]:
    """Return one of Babel's global tables; the first call reads them all (about 6 ms)."""
    from babel.core import get_global  # noqa: PLC0415 - Babel costs two bare Python starts

    # Babel types the name as a Literal; ours are the constants of this module.
    found: Mapping[str, Any] = get_global(name)  # type: ignore[arg-type]
    return found


def likely(subtags: str) -> str:
    """Return the likely `language-Script-REGION` of exactly these subtags, or ""."""
    found: str = table("likely_subtags").get(subtags.replace("-", "_"), "")
    return found.replace("_", "-")


def parent_exception(tag: str) -> str:
    """Return the parent that CLDR names explicitly for `tag`, or ""."""
    found: str = table("parent_exceptions").get(tag.replace("-", "_"), "")
    return found.replace("_", "-")


def language_alias(language: str) -> str:
    """Return what replaced a deprecated language code (`iw` -> `he`, `sh` -> `sr-Latn`), or ""."""
    found: str = table("language_aliases").get(language, "")
    return found.replace("_", "-")


def region_alias(region: str) -> tuple[str, ...]:
    """Return the regions that replaced a deprecated one (`UK` -> `GB`), most likely first."""
    return tuple(table("territory_aliases").get(region, ()))


def is_language(code: str) -> bool:
    return code != "und" and code in table("likely_subtags")


def is_script(code: str) -> bool:
    return code in _OTHER_SCRIPTS or f"und_{code}" in table("likely_subtags")


def is_region(code: str) -> bool:
    return (
        code.isdigit()
        or code in _OTHER_REGIONS
        or any(
            code in table(name)
            for name in ("territory_languages", "territory_zones", "territory_currencies")
        )
    )


def main_language(region: str) -> str:
    """Return the language most people of `region` read, or ""; `JP` -> `ja`."""
    spoken = table("territory_languages").get(region, {})
    return max(spoken, key=lambda code: spoken[code]["population_percent"], default="")


def language_named(name: str) -> str:
    """Return the language whose English name is `name`, or ""; `french` -> `fr`."""
    from babel.core import Locale  # noqa: PLC0415 - Babel costs two bare Python starts

    names = Locale("en").languages.items()
    return next((code for code, spoken in names if spoken.lower() == name.lower()), "")
