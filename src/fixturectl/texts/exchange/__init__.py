"""Files that translators' own tools read and write, one format per file: texts to bytes and back.

The folder is the registry. A module of it has

    SUFFIX: str                              of a file's name
    PLURALS: bool                            whether it has a place for plural forms
    def recognizes(content: bytes) -> bool   whether a file is of this format
    def can_say(text: str) -> bool           whether it has a way to write every character
    def write(package: Package) -> bytes     always the same bytes for the same texts
    def read(path: str, content: bytes, locale_of: Callable[[str], str]) -> Reply

`read` never raises for what a file holds: what is wrong with it is in `Reply.problems`, what is
wrong with one entry in `Translation.problems`. It calls `locale_of` with the file's target language
as written, "" if it has none, and lets pass what that raises.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fixturectl import registry
from fixturectl.diagnostics import Diagnostic
from fixturectl.texts import plural_forms, plurals

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from types import ModuleType

    from fixturectl.diagnostics import Place

    Strings = Mapping[str, str]

PLAIN = ""  # the form of a text that is no plural
# From the least finished; stale is a translation whose source text has changed since.
UNFINISHED = ("fuzzy", "machine", "stale")
FINISHED = ("translated", "reviewed")
_OTHERS = range(200)
_NAMED = re.compile(r"(.+?)(?:\[(=[0-9]{1,15}|zero|one|two|few|many|other)\])?", re.DOTALL)


class Unit(NamedTuple):
    """A text to translate: `source` and `target` by plural form, under `PLAIN` where it has none.

    `name` is TENANT/FIXTURE.KEY; `path` the file of the source text; `state` "" where there is no
    translation. `limit` is how many characters a translation may have, 0 where nothing limits it.
    `plural` is whether a translation needs the plural forms of its locale; `previous` is what a
    stale one was translated from, empty where nobody knows.
    """

    name: str
    path: str
    source: Strings
    target: Strings
    state: str
    plural: bool = False
    note: str = ""
    limit: int = 0
    previous: Strings = {}  # noqa: RUF012 - a default of a tuple, never changed


class Package(NamedTuple):
    """What goes to translators of one locale; `store` names the store."""

    store: str
    source_locale: str
    locale: str
    units: tuple[Unit, ...]


class Translation(NamedTuple):
    """What a file says of one text; `name` is "" where a tool has dropped it.

    `places` has that of each string of `target`; a form that is not in `target` was not there, one
    that is empty was not translated. `problems` are reasons not to take any of it.
    """

    name: str
    place: Place
    source: Strings
    target: Strings
    places: Mapping[str, Place]
    state: str
    problems: tuple[Diagnostic, ...] = ()


class Reply(NamedTuple):
    """What came back: `locale` is the store's, `obsolete` counts entries that were given up."""

    locale: str
    translations: tuple[Translation, ...]
    problems: tuple[Diagnostic, ...]
    obsolete: int = 0


def formats() -> list[str]:
    """Return the names of the formats."""
    return registry.names(__name__)


def load(name: str) -> ModuleType:
    """Return a format's module; `name` must be one of `formats`."""
    return registry.load(__name__, name)


def recognized(content: bytes) -> ModuleType | None:
    """Return the module of the format that `content` is of, None if it is of none."""
    return next((one for one in map(load, formats()) if one.recognizes(content)), None)


def name_of(unit: str, form: str = PLAIN) -> str:
    """Return the name of one form that stands in a file as an entry of its own."""
    return f"{unit}[{form}]" if form else unit


def parted(name: str) -> tuple[str, str]:
    """Return the text's name and the form that an entry's name says."""
    found = _NAMED.fullmatch(name)
    return (found[1], found[2] or PLAIN) if found else (name, PLAIN)


def origin(source: Strings, form: str) -> str:
    """Return the source string that says what the translation's `form` must say."""
    exact = {"=0": "zero", "=1": "one", "=2": "two"}
    stand_ins = {**exact, **{name: key for key, name in exact.items()}}
    for name in (form, stand_ins.get(form, ""), "other", PLAIN):
        if name in source:
            return source[name]
    return next(iter(source.values()), "")


def forms(unit: Unit, locale: str) -> Iterator[str]:
    """Yield the forms that a translation of a plural may have in `locale`, CLDR's before others."""
    wanted = dict.fromkeys(plurals.needed(locale))
    exact = [name for name in unit.source if plurals.is_exact(name) and not _served(name, locale)]
    extra = [name for name in unit.target if name and name not in wanted]
    yield from wanted
    yield from sorted({*exact, *extra}, key=_order)


@lru_cache(maxsize=256)
def _served(exact: str, locale: str) -> bool:
    """Tell whether a category of the locale is for that number alone: Arabic `zero` for "=0"."""
    number = int(exact[1:])
    name = plurals.category(number, locale)
    return all(plurals.category(other, locale) != name for other in _OTHERS if other != number)


def beside(unit: Unit, locale: str) -> list[str]:
    """Return those of its forms that gettext has no index for."""
    return [form for form in forms(unit, locale) if form not in plural_forms.categories(locale)]


def united(translations: Iterable[Translation]) -> Iterator[Translation]:
    """Yield each text once, with all its forms, wherever in the file its entries stood.

    A form may stand there twice if both say the same, or one nothing: a tool that has an index for
    each of CLDR's forms returns `NAME[other]` as well.
    """
    found: dict[str, list[Translation]] = {}
    for one in translations:
        # What has no name is told apart by its place, and joined with nothing.
        found.setdefault(one.name or str(one.place), []).append(one)
    yield from map(_joined, found.values())


def _joined(parts: list[Translation]) -> Translation:
    first, *others = parts
    if not others:
        return first
    source, target, places = dict(first.source), dict(first.target), dict(first.places)
    problems = list(first.problems)
    for one in others:
        said = {form for form, text in target.items() if text}
        again = {form for form in said if one.target.get(form) not in {None, "", target[form]}}
        if again:
            at = places[min(again)].line
            hint = f"the first one stands in line {at}: remove one"
            problems.append(_fault(one.place, f"{first.name} stands here again", hint))
        news = one.target.keys() - said
        source = {**source, **one.source} if news else {**one.source, **source}
        target |= {form: text for form, text in one.target.items() if form not in said}
        places |= {form: place for form, place in one.places.items() if form not in said}
        problems += one.problems
    states = [one.state for one in parts if any(one.target.values())]
    ranks = ("", *UNFINISHED, *FINISHED)
    state = min(states, key=ranks.index, default="")
    return Translation(first.name, first.place, source, target, places, state, tuple(problems))


def _fault(place: Place, message: str, hint: str) -> Diagnostic:
    return Diagnostic("import", "error", f"not imported: {message}", hint, *place)


def _order(form: str) -> tuple[int, int]:
    if plurals.is_exact(form):
        return 0, int(form[1:])
    return 1, plurals.CATEGORIES.index(form) if form in plurals.CATEGORIES else 0
