"""XLIFF 1.2, for tools that read nothing newer; it has no place for plural forms.

https://docs.oasis-open.org/xliff/v1.2/os/xliff-core.html
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from fixturectl.texts.exchange import (
    PLAIN,
    UNFINISHED,
    Reply,
    Translation,
    _xml,
    origin,
    parted,
    united,
)
from fixturectl.texts.exchange._xml import escaped, quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from fixturectl.diagnostics import Diagnostic
    from fixturectl.texts.exchange import Package, Unit
    from fixturectl.texts.exchange._xml import Element

SUFFIX = ".xlf"
PLURALS = False
_NAMESPACE = "urn:oasis:names:tc:xliff:document:1.2"
_IS_XLIFF_1 = re.compile(rb"<(?:[\w.-]+:)?xliff\s[^>]*?\bversion\s*=\s*[\"']1\.")
_FINISHED = {"translated": "translated", "final": "reviewed", "signed-off": "reviewed"}
_MACHINE = "mt-suggestion"
_PLACEHOLDERS = frozenset(("x", "bx", "ex"))  # of no content; what they stand for is an attribute


def recognizes(content: bytes) -> bool:
    return bool(_IS_XLIFF_1.search(content.replace(b"\0", b"")))


def can_say(text: str) -> bool:
    return _xml.is_writable(text)


# -- writing


def write(package: Package) -> bytes:
    """Return a file with a <file> for each fixture's source texts, by name; no plural is in it."""
    units = sorted(package.units, key=lambda one: one.name)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{_NAMESPACE}" version="1.2">',
    ]
    groups = [(path, list(group)) for path, group in groupby(units, key=lambda one: one.path)]
    for path, group in groups or [("fixtures", [])]:  # which says its languages without texts too
        lines.append(
            f"  <file original={quoted(path)} source-language={quoted(package.source_locale)}"
            f' target-language={quoted(package.locale)} datatype="plaintext">'
        )
        lines.append("    <body>")
        lines += [f"      {line}" for unit in group for line in _unit(unit)]
        lines += ["    </body>", "  </file>"]
    return "\n".join([*lines, "</xliff>", ""]).encode()


def _unit(unit: Unit) -> Iterator[str]:
    source, target = unit.source[PLAIN], unit.target.get(PLAIN, "")
    approved = ' approved="yes"' if target and unit.state == "reviewed" else ""
    limit = f' maxwidth="{unit.limit}" size-unit="char"' if unit.limit else ""
    name = quoted(unit.name)
    yield f'<trans-unit id={name} resname={name}{approved}{limit} xml:space="preserve">'
    yield f"  <source>{escaped(source)}</source>"
    if target:
        yield f"  <target{_state(unit.state)}>{escaped(target)}</target>"
    if unit.note:
        yield f'  <note from="developer">{escaped(unit.note)}</note>'
    if target and unit.previous:
        yield '  <alt-trans alttranstype="previous-version">'
        yield f"    <source>{escaped(origin(unit.previous, PLAIN))}</source>"
        yield f"    <target>{escaped(target)}</target>"
        yield "  </alt-trans>"
    yield "</trans-unit>"


def _state(state: str) -> str:
    if state == "machine":
        return f' state="needs-translation" state-qualifier="{_MACHINE}"'
    if state in UNFINISHED:
        return ' state="needs-translation"'
    return ' state="final"' if state == "reviewed" else ' state="translated"'


# -- reading


def read(path: str, content: bytes, locale_of: Callable[[str], str]) -> Reply:
    """Read a file of XLIFF 1.0 to 1.2; all of its <file> elements must be of one language."""
    document = _xml.read(path, content)
    if document.root is None:
        return Reply("", (), (document.problem,) if document.problem else ())
    files = list(document.root.every("file"))
    languages = dict.fromkeys(one.get("target-language") for one in files)
    locales = {locale_of(language) for language in languages} or {locale_of("")}
    if len(locales) > 1:
        hint = "import one language at a time"
        fault = _xml.problem(document.root.place, f"several languages: {_listed(languages)}", hint)
        return Reply("", (), (fault,))
    found = united(_translation(unit) for file in files for unit in file.below("trans-unit"))
    return Reply(locales.pop(), tuple(found), ())


def _listed(languages: Iterable[str]) -> str:
    return ", ".join(sorted(languages))


def _translation(unit: Element) -> Translation:
    name, form = parted(unit.get("resname") or unit.get("id"))
    target = unit.first("target")
    problems: list[Diagnostic] = []
    return Translation(
        name,
        unit.place,
        {form: _text(unit.first("source"), problems)},
        {form: _text(target, problems)},
        {form: (target or unit).place},
        _state_of(unit, target),
        tuple(problems),
    )


def _state_of(unit: Element, target: Element | None) -> str:
    state = target.get("state") if target is not None else ""
    approved = unit.get("approved") == "yes"
    if not state:
        return "reviewed" if approved else "translated"
    if state in _FINISHED:
        return "reviewed" if approved else _FINISHED[state]
    qualifier = target.get("state-qualifier") if target is not None else ""
    return "machine" if qualifier == _MACHINE else "fuzzy"


def _text(element: Element | None, problems: list[Diagnostic]) -> str:
    """Return the text of a source or target; what its inline elements stand for is in it."""
    return "".join(_pieces(element.parts if element else (), problems))


def _pieces(parts: Iterable[str | Element], problems: list[Diagnostic]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part.name in _PLACEHOLDERS:
            if not (said := part.get("equiv-text")):
                hint = "write the text itself"
                problems.append(_xml.problem(part.place, "an element of unknown text", hint))
            yield said
        else:
            yield from _pieces(part.parts, problems)
