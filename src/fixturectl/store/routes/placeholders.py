"""The placeholders in a route's texts: `{labels.region or labels.zone}`, and literal text between.

A placeholder names what the alert gives; of several, joined by `or`, the first that the alert has
counts. `{{` and `}}` are literal braces. There are no expressions and no formats.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from fixturectl.diagnostics import nearest
from fixturectl.store.routes.sources import NAMES, NAMESPACES, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(r"\{\{|\}\}|\{(?P<inside>[^{}]*)\}|[{}]")
_OR = re.compile(r"\s+or\s+")


class Placeholder(NamedTuple):
    """What stands for `{...}`: the first of `sources` that the alert has."""

    sources: tuple[Source, ...]

    def __str__(self) -> str:
        return f"{{{' or '.join(map(str, self.sources))}}}"


class Fault(NamedTuple):
    """What is wrong in a text, at the character `offset`."""

    offset: int
    message: str
    hint: str


class Parsed(NamedTuple):
    """A text as literal pieces and placeholders; a faulty placeholder is in `faults` only."""

    parts: tuple[str | Placeholder, ...]
    faults: tuple[Fault, ...]

    @property
    def placeholders(self) -> list[Placeholder]:
        return [part for part in self.parts if isinstance(part, Placeholder)]

    @property
    def alone(self) -> Placeholder | None:
        """The placeholder that is all of the text, if one is."""
        only = self.parts[0] if len(self.parts) == 1 else None
        return only if isinstance(only, Placeholder) else None


@lru_cache(maxsize=1024)
def placeholders(text: str) -> Parsed:
    """Return a route's text in its parts."""
    parts: list[str | Placeholder] = []
    faults: list[Fault] = []
    end = 0
    for token in _TOKEN.finditer(text):
        _add(parts, text[end : token.start()])
        end = token.end()
        inside = token["inside"]
        if inside is not None:
            found = tuple(_sources(inside, token.start() + 1, faults))
            if found:
                parts.append(Placeholder(found))
        elif len(token[0]) > 1:
            _add(parts, token[0][0])
        else:
            hint = f"write {token[0] * 2} for the character itself"
            faults.append(Fault(token.start(), f"a {token[0]} stands alone", hint))
    _add(parts, text[end:])
    return Parsed(tuple(parts), tuple(faults))


def _add(parts: list[str | Placeholder], text: str) -> None:
    last = parts[-1] if parts else None
    if isinstance(last, str) and text:
        parts[-1] = last + text
    elif text:
        parts.append(text)


def _sources(inside: str, offset: int, faults: list[Fault]) -> Iterator[Source]:
    start = 0
    for gap in [*_OR.finditer(inside), None]:
        word = inside[start : gap.start() if gap else len(inside)]
        name, dot, key = word.strip().partition(".")
        if name not in NAMES or (dot and (not key or name not in NAMESPACES)):
            at = offset + start + len(word) - len(word.lstrip())
            faults.append(Fault(at, f"an alert has no {word.strip() or 'name'}", _hint(name, key)))
        else:
            yield Source(name, key)
        start = gap.end() if gap else 0


def _hint(name: str, key: str) -> str:
    if name in NAMESPACES:
        return f"write {name}.NAME"
    if name in NAMES:
        return f"write {name}"
    known = ", ".join([*(f"{one}.NAME" for one in NAMESPACES), *sorted(NAMES - set(NAMESPACES))])
    label = f"write labels.{name}" if name and not key else ""
    return nearest(name, NAMES) or label or f"known are {known}"
