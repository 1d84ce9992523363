"""XLIFF 2.1: one unit for a text, and one for each plural form, together in a group.

https://docs.oasis-open.org/xliff/xliff-core/v2.1/xliff-core-v2.1.html; files of 2.0 are read too.
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
    forms,
    name_of,
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
PLURALS = True
_NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
_LENGTHS = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
_IS_XLIFF_2 = re.compile(rb"<(?:[\w.-]+:)?xliff\s[^>]*?\bversion\s*=\s*[\"']2\.")
_STATES = {"translated": "translated", "reviewed": "reviewed", "final": "reviewed"}
_OURS = "fixturectl:"  # before a subState, which says what `initial` can't
_IDENTIFIER = re.compile(r"([^:]+):([^.]+\.[^.]+)(?:\.(?:exactly-(\d+)|([a-z]+)))?")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_EMPTY = frozenset(("sm", "em", "sc", "ec"))  # marks that stand for no text


def recognizes(content: bytes) -> bool:
    return bool(_IS_XLIFF_2.search(content.replace(b"\0", b"")))


def can_say(text: str) -> bool:  # noqa: ARG001 - the same for every format
    return True  # controls are escaped


# -- writing


def write(package: Package) -> bytes:
    """Return a file with a <file> for each fixture's source texts, by name."""
    units = sorted(package.units, key=lambda one: (_fixture(one), one.path, one.name))
    languages = f"srcLang={quoted(package.source_locale)} trgLang={quoted(package.locale)}"
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<xliff xmlns="{_NAMESPACE}" xmlns:slr="{_LENGTHS}" version="2.1" {languages}>',
    ]
    for fixture, of_fixture in groupby(units, key=_fixture):
        # A tenant has translations of its own for what it inherits: from another file.
        for index, (path, group) in enumerate(groupby(of_fixture, key=lambda one: one.path)):
            identifier = quoted(f"{_id(fixture)}.{index + 1}" if index else _id(fixture))
            lines.append(f"  <file id={identifier} original={quoted(path)}>")
            lines.append('    <slr:profiles generalProfile="xliff:codepoints"/>')
            lines += [f"    {line}" for unit in group for line in _unit(unit, package.locale)]
            lines.append("  </file>")
    if not units:  # a file must be there, and hold something
        lines += ['  <file id="fixtures">', '    <group id="none"/>', "  </file>"]
    return "\n".join([*lines, "</xliff>", ""]).encode()


def _fixture(unit: Unit) -> str:
    return unit.name.rpartition(".")[0]


def _id(name: str) -> str:
    """Return a name as an id, which takes no slash, bracket or equals sign."""
    return name.replace("/", ":").replace("[=", "[exactly-").replace("[", ".").replace("]", "")


def _unit(unit: Unit, locale: str) -> Iterator[str]:
    if not unit.plural:
        yield from _single(unit, PLAIN)
        return
    yield f'<group id="{_id(unit.name)}" name={quoted(unit.name)}>'
    for form in forms(unit, locale):
        yield from (f"  {line}" for line in _single(unit, form))
    yield "</group>"


def _single(unit: Unit, form: str) -> Iterator[str]:
    name, target = name_of(unit.name, form), unit.target.get(form, "")
    limit = f' slr:sizeRestriction="{unit.limit}"' if unit.limit else ""
    yield f'<unit id="{_id(name)}" name={quoted(name)}{limit} xml:space="preserve">'
    previous = origin(unit.previous, form) if target and unit.previous else ""
    if unit.note or previous:
        yield "  <notes>"
        if unit.note:
            yield f"    <note>{_content(unit.note)}</note>"
        if previous:
            yield f'    <note category="previous-source">{_content(previous)}</note>'
        yield "  </notes>"
    yield f"  <segment{_state(unit, target)}>"
    yield f"    <source>{_content(origin(unit.source, form))}</source>"
    if target:
        yield f"    <target>{_content(target)}</target>"
    yield "  </segment>"
    yield "</unit>"


def _state(unit: Unit, target: str) -> str:
    if not target:
        return ' state="initial"'
    if unit.state in UNFINISHED:
        return f' state="initial" subState="{_OURS}{unit.state}"'
    return f' state="{unit.state}"'


def _content(text: str) -> str:
    return _CONTROL.sub(lambda found: f'<cp hex="{ord(found[0]):04X}"/>', escaped(text))


# -- reading


def read(path: str, content: bytes, locale_of: Callable[[str], str]) -> Reply:
    """Read a file of XLIFF 2.0 or later."""
    document = _xml.read(path, content)
    if document.root is None:
        return Reply("", (), (document.problem,) if document.problem else ())
    root = document.root
    locale = locale_of(root.get("trgLang"))
    found = united(_translation(unit) for file in root.every("file") for unit in file.below("unit"))
    return Reply(locale, tuple(found), ())


def _translation(unit: Element) -> Translation:
    name, form = parted(unit.get("name") or _name(unit.get("id")))
    segments = [one for one in unit if one.name in {"segment", "ignorable"}]
    problems: list[Diagnostic] = []
    source = "".join(_text(one.first("source"), problems) for one in segments)
    translated = [one for one in segments if one.name == "segment"]
    targets = [one.first("target") for one in translated]
    place = next((target.place for target in targets if target is not None), unit.place)
    complete = all(target is not None for target in targets)
    return Translation(
        name,
        unit.place,
        {form: source},
        {form: "".join(_said(one, problems) for one in segments) if complete else ""},
        {form: place},
        min(map(_state_of, translated), key=_rank, default=""),
        tuple(problems),
    )


def _name(identifier: str) -> str:
    """Return the name that an id was made from."""
    found = _IDENTIFIER.fullmatch(identifier)
    if found is None:
        return identifier
    form = f"={found[3]}" if found[3] else found[4] or PLAIN
    return name_of(f"{found[1]}/{found[2]}", form)


def _said(segment: Element, problems: list[Diagnostic]) -> str:
    return _text(segment.first("target") or segment.first("source"), problems)


def _state_of(segment: Element) -> str:
    state, sub = segment.get("state"), segment.get("subState")
    if not state:  # a tool that knows no states
        return "translated"
    if state in _STATES:
        return _STATES[state]
    told = sub.removeprefix(_OURS)
    return told if told in UNFINISHED else "fuzzy"


def _rank(state: str) -> int:
    return (*UNFINISHED, "translated", "reviewed").index(state)


def _text(element: Element | None, problems: list[Diagnostic]) -> str:
    """Return the text of a source or target; what its marks stand for is in it."""
    return "".join(_pieces(element.parts if element else (), problems))


def _pieces(parts: Iterable[str | Element], problems: list[Diagnostic]) -> Iterator[str]:
    for part in parts:
        if isinstance(part, str):
            yield part
        elif part.name == "cp":
            yield _control(part.get("hex"))
        elif part.name == "ph":
            if not (said := part.get("equiv") or part.get("disp")):
                hint = "write the text itself"
                problems.append(_xml.problem(part.place, "a placeholder of unknown text", hint))
            yield said
        elif part.name not in _EMPTY:
            yield from _pieces(part.parts, problems)


def _control(code: str) -> str:
    known = re.fullmatch("[0-9A-Fa-f]{4,6}", code)
    number = int(code, 16) if known else 0
    return chr(number) if known and number <= 0x10FFFF else ""  # noqa: PLR2004 - the last character
