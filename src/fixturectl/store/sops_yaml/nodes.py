"""The nodes of a file as SOPS reads it; offsets are characters of the file's text."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from fixturectl.store.sops_yaml.scalars import typed

if TYPE_CHECKING:
    from fixturectl.store.sops_yaml.scalars import Typed


class Scalar:
    """A single value: `start` to `end` is all that spells it, its anchor and tag included."""

    __slots__ = ("anchor", "end", "flow", "start", "style", "tag", "value")

    def __init__(self, value: str, style: str, tag: str | None, anchor: str | None) -> None:
        self.value = value
        self.style = style
        self.tag = tag
        self.anchor = anchor
        self.start = 0
        self.end = 0
        self.flow = False

    def typed(self) -> Typed:
        """Return the value's type and bytes; raises UntypedError for what SOPS refuses."""
        return typed(self.value, self.style, self.tag)


class Alias:
    """A place where an anchored node is used again."""

    __slots__ = ("end", "flow", "name", "start", "target")

    def __init__(self, name: str, target: Node, start: int, end: int) -> None:
        self.name = name
        self.target = target
        self.start = start
        self.end = end
        self.flow = False


class Mapping:
    """Keys and their nodes in the file's order; `indent` is the column, from 0, of its keys."""

    __slots__ = ("anchor", "end", "entries", "flow", "indent", "start")

    def __init__(self, anchor: str | None, start: int) -> None:
        self.anchor = anchor
        self.start = start
        self.end = start
        self.indent = 0
        self.flow = False
        self.entries: list[tuple[Scalar, Node]] = []

    def get(self, name: str) -> Node | None:
        return next((value for key, value in self.entries if key.value == name), None)


class Sequence:
    """A list of nodes; `indent` is the column, from 0, of its dashes."""

    __slots__ = ("anchor", "end", "flow", "indent", "items", "start")

    def __init__(self, anchor: str | None, start: int) -> None:
        self.anchor = anchor
        self.start = start
        self.end = start
        self.indent = 0
        self.flow = False
        self.items: list[Node] = []


Node: TypeAlias = Scalar | Alias | Mapping | Sequence
