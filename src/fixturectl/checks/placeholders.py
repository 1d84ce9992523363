"""Prevents a sentence without the value it is about, and one that fails for want of it.

`{host}` in a text is a variable of the fixture or an argument of `t(...)`. Every text that a reader
may get is held against the fixture of the tenant that uses it, and a translation against its
source: the same placeholders, as often, in the same format. A plural is compared form by form; the
count may be left out where the form stands for one number.

To mend it, write the name as the source text has it; a translator never translates it.

PASS: the same placeholders, in another order

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "{host} : disque presque plein"

FAIL: a name that is spelled wrongly

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {hsot} est presque plein"  # <- placeholder-extra

FAIL: a name that was translated

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {machine} est presque plein"  # <- placeholder-renamed

FAIL: a placeholder that got lost

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque est presque plein"  # <- placeholder-missing

FAIL: a format that there is not

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host:bold} est presque plein"  # <- placeholder-syntax

FAIL: a format that the variable's type hasn't got

    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Le disque de {host:date} est presque plein"  # <- placeholder-type

FAIL: another format than the source text has

    fixtures/acme/disk-full.yaml:
        severity: critical
        variables:
          used: {type: number, example: 0.97}
        text: "{{ t.title }}"
    fixtures/acme/en-US/disk-full.yaml:
        texts:
          title: "Disk at {used:percent}"
    fixtures/acme/fr-FR/disk-full.yaml:
        texts:
          title: "Disque à {used:number}"  # <- placeholder-format-changed
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from fixturectl.checks import File, Finding, Wordings
from fixturectl.checks._comparing import Remark, Side, compared, forms
from fixturectl.checks._spelling import misspelt
from fixturectl.checks._uses import known_names, named_by, text_uses, undeclared
from fixturectl.diagnostics import nearest
from fixturectl.texts import formats

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.diagnostics import Level
    from fixturectl.store.yaml_nodes import Scalar
    from fixturectl.texts.lookup import Text
    from fixturectl.texts.placeholders import Placeholder

CHECKS: dict[str, Level] = {
    "placeholder-missing": "error",
    "placeholder-extra": "error",
    "placeholder-renamed": "error",
    "placeholder-syntax": "error",
    "placeholder-type": "error",
    "placeholder-format-changed": "error",
}
_SPELLED = frozenset(("placeholder-syntax",))
# A type's own format, spelled out, shows what the placeholder shows without it.
_OWN_FORMATS = frozenset(("", "number", "datetime", "duration", "list"))
_TYPES = {
    "severity": "string",
    "status": "string",
    "locale": "string",
    "tenant": "object",
    "now": "datetime",
}


def file(subject: File) -> Iterator[Finding]:
    yield from misspelt(subject, _SPELLED)


def text(subject: Wordings) -> Iterator[Finding]:
    """Yield one finding for a placeholder: what it is by itself comes before any comparison."""
    source = subject.source
    if not any(form.parsed.placeholders for form in (*subject.target, *(source or ()))):
        return
    if source is not None and any(_own(subject, source)):
        different = []  # what is wrong with the source text is found there, and there only
    else:
        different = list(compared(subject, compare))
    renamed = {found.place: found for found in different if found.name == "placeholder-renamed"}
    taken = set()
    for found in _own(subject, subject.target):
        taken.add(found.place)
        # A translated name is like none of the fixture's; a misspelt one is like what it means.
        close = named_by(found.hint).strip("{}")
        is_meant = any(close in form.parsed.names for form in source or ())
        yield found if is_meant else renamed.get(found.place, found)
    yield from (found for found in different if found.place not in taken)


def _own(subject: Wordings, text: Text) -> Iterator[Finding]:
    """Yield what is wrong with the placeholders of a text by itself."""
    yield from _unknown(subject, text)
    yield from _misfits(subject, text)


def _unknown(subject: Wordings, text: Text) -> Iterator[Finding]:
    """Yield the placeholders for which some use of the text has no value."""
    key = text.key.value
    uses = text_uses(subject.composition).get(key, ())
    if not uses or "variables" in subject.fixture.body.doubtful:
        return
    known = known_names(subject.fixture)
    given = [known | use.text.arguments | use.leaf.bound for use in uses]
    everywhere = given[0].intersection(*given)
    if text.forms:
        everywhere |= {"count"}  # a plural that is asked for without is at fault where it is used
    told: set[str] = set()  # a name that several forms say is missing once
    for placeholder, scalar in _placeholders(text):
        name = placeholder.name
        if name not in everywhere and name not in told and not _is_known(subject, text, name):
            told.add(name)
            close = named_by(nearest(name, sorted(everywhere)))
            hint = f"did you mean {{{close}}}?" if close else f"give it: t('{key}', {name}=...)"
            message = f"unknown placeholder {{{name}}}"
            place = scalar.at(placeholder.start)
            yield Finding("placeholder-extra", place, message, hint)


def _is_known(subject: Wordings, text: Text, name: str) -> bool:
    """Tell whether a name is found to be unknown elsewhere: in the source text, or a template."""
    source = subject.source if subject.source is not text else None
    at_source = any(name in form.parsed.names for form in source or ())
    return at_source or name in undeclared(subject)


def _misfits(subject: Wordings, text: Text) -> Iterator[Finding]:
    """Yield the formats that don't suit the type of the variable they are to show."""
    uses = text_uses(subject.composition).get(text.key.value, ())
    given = {name for use in uses for name in use.text.arguments | use.leaf.bound}
    for placeholder, scalar in _placeholders(text):
        name, shown = placeholder.name, placeholder.format
        variable = subject.fixture.variables.get(name)
        kind = variable.type if variable is not None else _TYPES.get(name, "")
        if not kind or name in given or formats.accepts(shown, kind):
            continue
        suited = [other for other in formats.FORMATS if formats.accepts(other, kind)]
        hint = f"{kind}: {', '.join(suited)}" if suited else f"write {{{name}}}"
        if kind == "object":
            hint = f"hand over one of its fields: t('{text.key.value}', {name}=...)"
        message = f"{{{name}}} is of the type {kind}, which {shown or 'a text'} does not show"
        yield Finding("placeholder-type", scalar.at(placeholder.start), message, hint)


def _placeholders(text: Text) -> Iterator[tuple[Placeholder, Scalar]]:
    for _, form in forms(text):
        for placeholder in form.parsed.placeholders:
            yield placeholder, form.scalar


def compare(source: Side, target: Side) -> Iterator[Remark]:
    """Yield how the placeholders of two strings differ, each difference once."""
    if _told(source) == _told(target):  # as nearly always
        return
    free = {"count"} if source.shows_one_number or target.shows_one_number else set()
    wanted = _by_name(source, free)
    given = _by_name(target, free)
    missing = [name for name in wanted for _ in wanted[name][len(given.get(name, ())) :]]
    extra = [one for name, found in given.items() for one in found[len(wanted.get(name, ())) :]]
    for one in extra:
        stands_for = _stands_for(one.name, missing, alone=len(extra) == len(missing) == 1)
        if stands_for:
            missing.remove(stands_for)
            message = f"{{{one.name}}} stands where the source text has {{{stands_for}}}"
            hint = f"write {{{stands_for}}}: names are not translated"
            yield Remark("placeholder-renamed", one.start, message, hint)
        else:
            times = "has it less often" if one.name in wanted else "has no such placeholder"
            message = f"{{{one.name}}} is too much: the source text {times}"
            yield Remark("placeholder-extra", one.start, message, "remove it")
    for name in dict.fromkeys(missing):
        message = f"the source text says {{{name}}}, this one does not"
        if name in given:
            message = f"the source text says {{{name}}} more often"
        yield Remark("placeholder-missing", 0, message, f"put {{{name}}} where the value belongs")
    yield from _reformatted(wanted, given)


def _told(side: Side) -> list[tuple[str, str, str]]:
    return [(one.name, one.format, one.argument) for one in side.parsed.placeholders]


def _by_name(side: Side, free: set[str]) -> dict[str, list[Placeholder]]:
    found: dict[str, list[Placeholder]] = {}
    for placeholder in side.parsed.placeholders:
        if placeholder.name not in free:
            found.setdefault(placeholder.name, []).append(placeholder)
    return found


def _stands_for(name: str, missing: list[str], *, alone: bool) -> str:
    """Return which of the `missing` names an extra one replaces, if any."""
    if name in missing or not missing:
        return ""
    close = named_by(nearest(name, missing))
    return close or (missing[0] if alone else "")


def _reformatted(
    wanted: dict[str, list[Placeholder]], given: dict[str, list[Placeholder]]
) -> Iterator[Remark]:
    for name, found in given.items():
        theirs = Counter(map(_format, wanted.get(name, ())))
        for one in found:
            ours = _format(one)
            if theirs[ours]:
                theirs[ours] -= 1
            elif len(found) == len(wanted.get(name, ())):
                other = next(iter(theirs.elements()))
                spelled = f"{{{name}{':' if other else ''}{other}}}"
                message = f"{{{name}}} has another format than in the source text"
                yield Remark("placeholder-format-changed", one.start, message, f"write {spelled}")
                theirs[other] -= 1


def _format(placeholder: Placeholder) -> str:
    if placeholder.format in _OWN_FORMATS:
        return ""
    return placeholder.format + (f"({placeholder.argument})" if placeholder.argument else "")
