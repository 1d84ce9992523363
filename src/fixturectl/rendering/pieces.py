"""What a rendered message is made of: strings that know from which characters they came."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple, Protocol, Self

if TYPE_CHECKING:
    from collections.abc import Iterable

    from fixturectl.diagnostics import Place
    from fixturectl.store.yaml_nodes import Node

FieldKind = Literal["mrkdwn", "plain", "url", "markdown", "raw"]
PartKind = Literal["template", "text", "phrase", "value", "mark"]


# Where in the markup of a field what is formed for it stands as it is.
TRUSTING = ("text", "code", "label")


class Located(Protocol):
    """A string of the store's files: a YAML scalar, or an entry of a catalog."""

    def at(self, index: int) -> Place:
        """Return where character `index` of the string stands."""


class Part(NamedTuple):
    """A run of characters with one origin.

    `node` and `start` say where the run begins in the store's files: character `start` of the
    scalar's value. For a `value` they point at the expression or placeholder that put it there,
    and `name` is the expression. A `mark` (direction mark, ellipsis) was added by rendering.
    """

    text: str
    node: Located | None
    start: int
    kind: PartKind
    name: str = ""

    def until(self, length: int) -> tuple[Part, ...]:
        """Return its first `length` characters as a part, none if there is nothing in it."""
        return (self._replace(text=self.text[:length]),) if length else ()

    def behind(self, length: int) -> Part:
        """Return what follows its first `length` characters; a value keeps its one origin."""
        skipped = length if self.kind in ("template", "text") else 0
        return self._replace(text=self.text[length:], start=self.start + skipped)


class Formed(str):
    """A string already escaped for a field of one `kind`; there, nothing escapes it twice.

    Texts, phrases, mentions and links are `Formed`: what is trusted in them stays, what came from
    outside is escaped. In a field of another kind it is a value like any other. Any operation of
    `str` gives a plain `str`, which is escaped again: safe.
    """

    __slots__ = ("kind", "parts")

    kind: FieldKind
    parts: tuple[Part, ...]

    def __new__(cls, parts: Iterable[Part], kind: FieldKind) -> Self:
        parts = tuple(parts)
        joined = parts[0][0] if len(parts) == 1 else "".join([part[0] for part in parts])
        self = super().__new__(cls, joined)
        self.parts = parts
        self.kind = kind
        return self


class Leaf(Formed):
    """A string of the finished message, in a field of one `kind`."""

    __slots__ = ("node",)

    node: Node

    def __new__(cls, parts: Iterable[Part], kind: FieldKind, node: Node) -> Self:
        # Formed's own lines: no string is made more often.
        parts = tuple(parts)
        joined = parts[0][0] if len(parts) == 1 else "".join([part[0] for part in parts])
        self = str.__new__(cls, joined)
        self.parts = parts
        self.kind = kind
        self.node = node
        return self


class Obj(dict[str, Any]):
    """A JSON object of the message; `node` is the mapping or string it was made from."""

    __slots__ = ("node",)

    node: Node | None


class Arr(list[Any]):
    """A JSON array of the message; `node` is the sequence it was made from."""

    __slots__ = ("node",)

    node: Node | None
