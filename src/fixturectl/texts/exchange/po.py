"""Gettext PO: what Poedit, Weblate, Crowdin, Lokalise and most translators' tools read.

A text is an entry whose msgctxt is its name and whose msgid is the source text. A form that gettext
has no index for ("=0", a form for fractions) is an entry of its own, named NAME[FORM]. Whatever is
not finished is fuzzy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fixturectl.texts import placeholders, plural_forms, plurals, po_entries
from fixturectl.texts.exchange import (
    PLAIN,
    UNFINISHED,
    Reply,
    Translation,
    beside,
    name_of,
    origin,
    parted,
    united,
)
from fixturectl.texts.plural_forms import PluralFormsError
from fixturectl.texts.po_strings import keyword

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.texts.exchange import Package, Strings, Unit
    from fixturectl.texts.po_entries import PoEntry

SUFFIX = ".po"
PLURALS = True
_NEITHER = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"  # what may stand before a file's first word


def recognizes(content: bytes) -> bool:
    return not content.lstrip(_NEITHER).startswith(b"<")


def can_say(text: str) -> bool:  # noqa: ARG001 - the same for every format
    return True  # controls are escaped


# -- writing


def write(package: Package) -> bytes:
    """Return a PO file: entries by name, no dates, no line wrapped but behind its line feeds."""
    entries = [_header(package)]
    for unit in sorted(package.units, key=lambda one: one.name):
        entries += _entries(unit, package.locale)
    return "\n".join(entries).encode()


def _header(package: Package) -> str:
    fields = {
        "Project-Id-Version": package.store,
        "Language": package.locale,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms.header(package.locale),
        "X-Source-Language": package.source_locale,
        "X-Generator": "fixturectl",
    }
    said = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return f'msgid ""\n{keyword("msgstr", said)}'


def _entries(unit: Unit, locale: str) -> Iterator[str]:
    if not unit.plural:
        yield _singular(unit, PLAIN)
        return
    yield _plural(unit, locale)
    for form in beside(unit, locale):
        yield _singular(unit, form)


def _singular(unit: Unit, form: str) -> str:
    source, target = origin(unit.source, form), unit.target.get(form, "")
    previous = origin(unit.previous, form) if unit.previous else ""
    lines = [
        *_comments(unit, [source], is_translated=bool(target)),
        *([keyword("#| msgid", previous, "#| ")] if target and previous else []),
        keyword("msgctxt", name_of(unit.name, form)),
        keyword("msgid", source),
        keyword("msgstr", target),
    ]
    return "".join(lines)


def _plural(unit: Unit, locale: str) -> str:
    one, many = _counted(unit.source)
    targets = [unit.target.get(name, "") for name in plural_forms.categories(locale)]
    lines = _comments(unit, [one, many], is_translated=any(targets))
    if any(targets) and unit.previous:
        before = _counted(unit.previous)
        lines.append(keyword("#| msgid", before[0], "#| "))
        lines.append(keyword("#| msgid_plural", before[1], "#| "))
    lines += [keyword("msgctxt", unit.name), keyword("msgid", one), keyword("msgid_plural", many)]
    lines += [keyword(f"msgstr[{index}]", text) for index, text in enumerate(targets)]
    return "".join(lines)


def _counted(source: Strings) -> tuple[str, str]:
    """Return what stands as msgid and msgid_plural for a source text."""
    return origin(source, "one"), origin(source, "other")


def _comments(unit: Unit, sources: list[str], *, is_translated: bool) -> list[str]:
    notes = [f"#. {line}".rstrip() + "\n" for line in unit.note.splitlines()]
    flags = ["fuzzy"] if is_translated and unit.state in UNFINISHED else []
    if any(placeholders.parse(source).placeholders for source in sources):
        flags.append("python-brace-format")
    if unit.limit:
        flags.append(f"max-length:{unit.limit}")
    said = [f"#, {', '.join(flags)}\n"] if flags else []
    return [*notes, f"#: {unit.path}\n", *said]


# -- reading


def read(path: str, content: bytes, locale_of: Callable[[str], str]) -> Reply:
    """Read a PO file as tools return it: in any order, wrapped anyhow, with another header."""
    file = po_entries.read(path, content)
    if file.problems:
        return Reply("", (), file.problems)
    header = file.header()
    locale = locale_of(header.get("language", ""))
    indices, fault = _indices(header.get("plural-forms", ""), locale)
    entries = [one for one in file.entries if not one.is_header and not one.obsolete]
    obsolete = sum(one.obsolete for one in file.entries)
    found = united(_translation(one, locale, indices, fault) for one in entries)
    return Reply(locale, tuple(found), (), obsolete)


def _indices(value: str, locale: str) -> tuple[tuple[str, ...], PluralFormsError | None]:
    """Return the form of each index, and why there are none if so."""
    try:
        return plural_forms.mapping(value or plural_forms.header(locale), locale), None
    except PluralFormsError as error:
        return (), error


def _translation(
    entry: PoEntry, locale: str, indices: tuple[str, ...], fault: PluralFormsError | None
) -> Translation:
    name, form = parted(entry.context)
    problems: list[Diagnostic] = []
    if entry.is_plural:
        source = {"one": entry.message, "other": entry.strings.get("msgid_plural", "")}
        keywords, wrong = _keywords(entry, indices, fault)
        problems += wrong
    else:
        source, keywords = {form: entry.message}, {form: "msgstr"}
        if "msgstr" not in entry.strings:
            hint = 'write msgstr "" where there is no translation'
            problems.append(po_entries.problem(entry.place, "an entry without msgstr", hint))
            keywords = {}
    target = {form: entry.strings[name] for form, name in keywords.items()}
    return Translation(
        name,
        entry.place,
        source,
        target if form else _demanded(target, locale),
        {form: entry.places[name] for form, name in keywords.items()},
        "fuzzy" if entry.fuzzy else "translated",
        tuple(problems),
    )


def _keywords(
    entry: PoEntry, indices: tuple[str, ...], fault: PluralFormsError | None
) -> tuple[dict[str, str], list[Diagnostic]]:
    """Return the keyword of each form of a plural entry, and what is wrong with their number."""
    if fault is not None:
        return {}, [po_entries.problem(entry.place, fault.message, fault.hint)]
    found = [name for name in entry.strings if name.startswith("msgstr[")]
    if len(found) != len(indices) or {int(one[7:-1]) for one in found} != set(range(len(found))):
        said = f"{len(found)} plural form{'' if len(found) == 1 else 's'}"
        message = f"{said}, where the header Plural-Forms says {len(indices)}"
        hint = "correct the header, or the entry"
        return {}, [po_entries.problem(entry.place, message, hint)]
    return {name: f"msgstr[{index}]" for index, name in enumerate(indices) if name}, []


def _demanded(target: dict[str, str], locale: str) -> dict[str, str]:
    """Leave out forms that a tool demands and CLDR does not, where they say nothing of their own.

    French has a form for "un million de"; tools that want it copy the form for many.
    """
    other, needed = target.get("other", ""), plurals.needed(locale)
    return {
        form: text
        for form, text in target.items()
        if form in (PLAIN, *needed) or text not in {"", other}
    }
