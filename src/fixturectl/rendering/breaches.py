"""What of a message breaks Slack's rules, said of the text, phrase or value that causes it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from fixturectl import blocks
from fixturectl.diagnostics import Diagnostic, Place
from fixturectl.locales import language_name
from fixturectl.rendering.pieces import Leaf
from fixturectl.rendering.pointers import path_of, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from fixturectl.blocks import Breach
    from fixturectl.diagnostics import Level
    from fixturectl.rendering.messages import Message
    from fixturectl.rendering.pieces import Part

# What takes less than this share of a text that is too long is not what makes it so.
_SHARE = 0.5


class Cause(NamedTuple):
    """What makes a string too long: its name for people, its size there and its place.

    `kind` is text, phrase or value.
    """

    name: str
    size: int
    place: Place
    kind: str


def breaches(message: Message) -> Iterator[Diagnostic]:
    """Yield what breaks Slack's rules, at the place in the store's files that causes it."""
    for breach in blocks.check(message.payload):
        path = path_of(message.payload, breach.pointer)
        said, place = told(breach, value_at(message.payload, path) if path else None)
        yield diagnostic(message, breach, said, place or message.place(breach.pointer))


def told(breach: Breach, value: Any) -> tuple[str, Place | None]:
    """Return what to say of a broken rule and where; `value` is what its pointer leads to.

    Of a string that is too long, that is the text, phrase or value that makes it so. None: nothing
    better is known than the place of `value` itself.
    """
    cause = cause_of(value) if _is_too_long(breach) and isinstance(value, Leaf) else None
    if cause is None:
        return breach.message, None
    return f"{cause.name} takes {cause.size} characters: {breach.message}", cause.place


def diagnostic(
    message: Message, breach: Breach, said: str, place: Place | None, level: Level | None = None
) -> Diagnostic:
    """Return a diagnostic that names the message in which a rule is broken."""
    path, line, column = place or Place("")
    return Diagnostic(
        breach.check,
        level or breach.level,
        said,
        path=path,
        line=line,
        column=column,
        tenant=message.tenant,
        fixture=message.fixture,
        locale=message.locale,
        sample=message.sample,
        pointer=breach.pointer,
        slack=breach.answer,
    )


def _is_too_long(breach: Breach) -> bool:
    return breach.check == "block-length" and (breach.constraint or {}).get("type") == "max_length"


def cause_of(leaf: Leaf) -> Cause | None:
    """Return the text, phrase or value that takes the most of a string; None if none stands out."""
    every: dict[tuple[str, str, int], list[Part]] = {}
    for part in leaf.parts:
        if part.kind in ("text", "phrase", "value") and part.node is not None:
            # A text is one thing, however many values stand between its pieces.
            key = (part.kind, part.name, part.start if part.kind == "value" else id(part.node))
            every.setdefault(key, []).append(part)
    if not every:
        return None
    (kind, name, _), parts = max(every.items(), key=lambda item: _size(item[1]))
    size = _size(parts)
    if size < len(leaf) * _SHARE or parts[0].node is None:
        return None
    place = parts[0].node.at(parts[0].start)
    return Cause(_named(kind, name, place.path), size, place, kind)


def _size(parts: list[Part]) -> int:
    return sum(len(part.text) for part in parts)


def _named(kind: str, name: str, path: str) -> str:
    if kind == "value":
        return f"the value of {name}"
    # fixtures/TENANT/LOCALE/FIXTURE.yaml and locales/LOCALE.po
    tag = path.rsplit("/", 2)[-2] if kind == "text" else path.rsplit("/", 1)[-1][: -len(".po")]
    return f"the {language_name(tag)} {kind} {name}"
