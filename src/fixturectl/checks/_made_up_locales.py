"""What a message in a pseudo-locale shows: limits without room, words that nobody translates."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from fixturectl import blocks
from fixturectl.checks import Finding
from fixturectl.checks._words import VALUE, words
from fixturectl.diagnostics import Place
from fixturectl.locales import PSEUDO
from fixturectl.rendering.expressions.shown_literals import shown_literals
from fixturectl.rendering.pieces import Leaf
from fixturectl.store.yaml_nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.blocks import Breach
    from fixturectl.checks import Rendered
    from fixturectl.rendering.messages import Message
    from fixturectl.rendering.pieces import Part

_LIMITS = ("block-length", "block-total")
_READ = ("mrkdwn", "plain", "markdown")
# Keys of strings that people type themselves, or that name who says it.
_NOT_WORDS = ("value", "initial_value", "author_name", "provider_name")
_DIRECTIONS = re.compile("[\u200f\u2066-\u2069]")
_HOW = ("from right to left", "35 % longer")
_NUMBERS = re.compile(r"\d+")
_LONGEST = 40  # characters of a template that a finding repeats


def faults(subject: Rendered) -> Iterator[Finding]:
    """Yield what a message shows that was rendered in a pseudo-locale."""
    yield from _lengths(subject.message)
    if subject.message.locale != PSEUDO[0]:
        return  # what stands in a template is the same in both
    names = _names(subject)
    for leaf in _leaves(subject.message.payload):
        yield from _literals(leaf, names)


# -- what has no room


def _lengths(message: Message) -> Iterator[Finding]:
    broken = [one for one in blocks.check(message.payload) if one.check in _LIMITS]
    if not broken:
        return
    anyway = {(one.check, one.pointer) for one in blocks.check(_bare(message.payload))}
    for breach in broken:
        if (breach.check, breach.pointer) not in anyway:
            yield _too_long(message, breach)


def _bare(value: Any) -> Any:
    """Return a message without what rendering in a pseudo-locale added to it."""
    if isinstance(value, Leaf):
        if value.kind not in _READ:
            return value
        return _DIRECTIONS.sub("", "".join(part.text for part in value.parts if not _added(part)))
    if isinstance(value, dict):
        return {key: _bare(member) for key, member in value.items()}
    return [_bare(item) for item in value] if isinstance(value, list) else value


def _added(part: Part) -> bool:
    return part.kind == "mark"


def _too_long(message: Message, breach: Breach) -> Finding:
    found = message.at(breach.pointer)
    longest = _longest(found) if isinstance(found, Leaf) else None
    place = message.place(breach.pointer)
    name, same = "the message", _NUMBERS.sub("0", breach.message)
    if longest is not None and longest.node is not None:
        # A phrase of the source locale stands in its template.
        place = longest.node.at(longest.start if longest.kind == "phrase" else 0)
        name = same = longest.name
    how = _HOW[message.locale == PSEUDO[0]]
    said = f"{name}, {how}, breaks a limit: {breach.message}"
    hint = "shorten it, or move it to a block that takes more"
    return Finding("pseudo-length", place or Place(""), said, hint, breach.pointer, same=same)


def _longest(leaf: Leaf) -> Part | None:
    """Return a part of the text or phrase that takes the most of a string."""
    sizes: dict[int, int] = {}
    parts = [part for part in leaf.parts if part.kind in ("text", "phrase") and part.node]
    for part in parts:
        sizes[id(part.node)] = sizes.get(id(part.node), 0) + len(part.text)
    return max(parts, key=lambda part: sizes[id(part.node)], default=None)


# -- what nobody can translate


def _names(subject: Rendered) -> tuple[str, ...]:
    """Return what the store itself calls by a name: kept terms, its tenants."""
    source = subject.source
    if source is None:
        return ()
    renderer = source.renderer
    glossary = renderer.shelf.glossaries.of(source.tenant.lineage)
    lineage = [renderer.tenant(name) for name in source.tenant.lineage]
    own = [name for tenant in lineage for name in (tenant.id, tenant.name) if name]
    return tuple(dict.fromkeys([*(glossary.keep if glossary else ()), *own]))


def _leaves(value: Any) -> Iterator[Leaf]:
    """Yield the strings of a message that people read as words."""
    if isinstance(value, Leaf):
        if value.kind in _READ:
            yield value
    elif isinstance(value, dict):
        style = value.get("style")
        code = isinstance(style, dict) and style.get("code")
        if not code and value.get("type") != "rich_text_preformatted":
            for key, member in value.items():
                if key not in _NOT_WORDS:
                    yield from _leaves(member)
    elif isinstance(value, list):
        for item in value:
            yield from _leaves(item)


def _literals(leaf: Leaf, names: tuple[str, ...]) -> Iterator[Finding]:
    masked = "".join(
        part.text if part.kind == "template" else VALUE * len(part.text) for part in leaf.parts
    )
    first = next(words(masked, names), None)
    if first is not None:
        yield _untranslatable(leaf, first[0])
    if isinstance(leaf.node, Scalar):
        for shown in shown_literals(leaf.node.value):
            for start, _ in words(shown.text, names):
                place = leaf.node.at(shown.offset + start)
                yield _finding(place, shown.text)
                break


def _untranslatable(leaf: Leaf, at: int) -> Finding:
    """Return the finding of a template in which a word stands at character `at` of the leaf."""
    for part in leaf.parts:
        if at < len(part.text) and part.node is not None:
            return _finding(part.node.at(part.start + at), part.text)
        at -= len(part.text)
    raise AssertionError(leaf)


def _finding(place: Any, written: str) -> Finding:
    said = " ".join(written.split())
    said = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
    message = f'no translator sees "{said}": it stands in the template'
    hint = "make it a text, t.key, or a phrase, _('...'); a name goes into keep: of a glossary"
    return Finding("pseudo-literal", place, message, hint)
