"""Translations of other people's programs, as pairs in the spelling of a store's texts."""

from __future__ import annotations

from contextlib import redirect_stdout
from gettext import c2py  # undocumented, and what gettext itself uses
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from bench.texts.rewriting import UnfitError, names_of, rewritten
from fixturectl.locales import LocaleError, canonical, is_canonical
from fixturectl.texts import plurals

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from babel.messages.catalog import Catalog, Message

SOURCE = "en-US"
_SCRIPTS = {"zh_Hans": "zh-CN", "zh_Hant": "zh-TW"}
_TRIED = 200  # numbers that show every form of a language

Said: TypeAlias = "str | dict[str, str]"


class Pair(NamedTuple):
    """A text and its translation: one string each, or forms by plural category."""

    source: Said
    target: Said
    locale: str
    origin: str


def pairs(path: Path) -> Iterator[Pair]:
    """Yield the translations of a PO or MO file whose folders name its locale."""
    locale = _locale(path)
    catalog = _catalog(path) if locale else None
    for entry in catalog or ():
        if entry.id and not entry.fuzzy:
            try:
                yield _pair(entry, catalog, locale, path.name)  # type: ignore[arg-type]  # not empty
            except UnfitError:
                continue


def _locale(path: Path) -> str:
    for part in reversed(path.parts[:-1]):
        tag = _SCRIPTS.get(part, part).replace("_", "-")
        try:
            found = canonical(tag)
        except LocaleError:
            continue
        return found if is_canonical(found) and not found.startswith("en") else ""
    return ""


def _catalog(path: Path) -> Catalog | None:
    # Babel prints what it finds odd in other people's files.
    try:
        with path.open("rb") as file, redirect_stdout(StringIO()):
            found: Catalog = (read_mo if path.suffix == ".mo" else read_po)(file)
    except (ValueError, OSError, LookupError):
        return None
    return found


def _pair(entry: Message, catalog: Catalog, locale: str, origin: str) -> Pair:
    if isinstance(entry.id, str):
        source, target = str(entry.id), str(entry.string)
        names = names_of(source)
        if sorted(names_of(target, names)) != sorted(names):
            raise UnfitError
        return Pair(rewritten(source, names), rewritten(target, names, locale), locale, origin)
    sources = [rewritten(str(form), ["count"]) for form in entry.id]
    given = [str(form) for form in entry.string or ()]
    if not (all(given) and "{count}" in sources[1] and sources[1].count("{") == 1):
        raise UnfitError
    forms = _forms(given, catalog, locale)
    only = len(plurals.needed(locale)) == 1
    singular_and_plural: Said = {"one": sources[0], "other": sources[1]}
    return Pair(singular_and_plural, forms["other"] if only else forms, locale, origin)


def _forms(given: list[str], catalog: Catalog, locale: str) -> dict[str, str]:
    """Return the forms by category, as the catalog's formula gives them to numbers."""
    index = c2py(catalog.plural_expr)
    forms: dict[str, str] = {}
    for number in range(_TRIED):
        at, name = index(number), plurals.category(number, locale)
        if at >= len(given) or forms.setdefault(name, given[at]) != given[at]:
            raise UnfitError
    forms.setdefault("other", given[-1])
    if set(forms) != set(plurals.needed(locale)):
        raise UnfitError
    return {name: rewritten(form, ["count"], locale) for name, form in forms.items()}
