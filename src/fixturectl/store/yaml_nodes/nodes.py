"""The nodes of a YAML document: scalars, mappings and sequences that know their place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from fixturectl.store.yaml_nodes.positions import positions

if TYPE_CHECKING:
    from collections.abc import Iterator, KeysView

    from fixturectl.diagnostics import Place
    from fixturectl.store.yaml_nodes.source import Source

Value: TypeAlias = "bool | int | float | str | list[Value] | dict[str, Value] | None"

# YAML 1.2, section 10.3.2: the core schema.
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_SPECIAL: dict[str, bool | float | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}
# Python reads no longer integer from text; nobody writes one, so it stays the text it is.
_MAX_DIGITS = 4000


def resolve(spelling: str) -> bool | int | float | str | None:
    """Return the value that a plain scalar of this spelling has in YAML 1.2's core schema."""
    if spelling in _SPECIAL:
        return _SPECIAL[spelling]
    if spelling[0] not in "+-.0123456789" or len(spelling) > _MAX_DIGITS:
        return spelling
    if _INTEGER.fullmatch(spelling):
        return int(spelling)
    if _BASED.fullmatch(spelling):
        return int(spelling[2:], 8 if spelling[1] == "o" else 16)
    return float(spelling) if _FLOAT.fullmatch(spelling) else spelling


class _Placed:
    """Where a node stands: characters `start` to `end` of its source's text."""

    __slots__ = ("end", "source", "start")

    source: Source
    start: int
    end: int

    @property
    def place(self) -> Place:
        return self.source.place(self.start)

    @property
    def line(self) -> int:
        return self.source.place(self.start).line

    @property
    def column(self) -> int:
        return self.source.place(self.start).column

    @property
    def spelling(self) -> str:
        """The node as the file has it."""
        return self.source.text[self.start : self.end]


class Scalar(_Placed):
    """A single value: `value` is its text, `style` one of "" (plain), "'", '"', "|" and ">"."""

    __slots__ = ("_positions", "style", "value")

    def __init__(self, source: Source, value: str, style: str, start: int, end: int) -> None:  # noqa: PLR0913, PLR0917, RUF100 - five facts, positional for speed
        self.source = source
        self.value = value
        self.style = style
        self.start = start
        self.end = end
        self._positions: range | list[int] | None = None

    def at(self, index: int) -> Place:
        """Return the place in the file of the value's character `index`, up to its length."""
        return self.source.place(self.offset(index))

    def offset(self, index: int) -> int:
        """Return the offset in the source's text of the value's character `index`."""
        if self._positions is None:
            self._positions = positions(
                self.source.text, self.start, self.end, self.value, self.style
            )
        return self._positions[index]

    @property
    def quoted(self) -> bool:
        return self.style != ""

    @property
    def is_null(self) -> bool:
        return not self.style and resolve(self.value) is None

    def resolve(self) -> bool | int | float | str | None:
        """Return the typed value: YAML 1.2's core schema for a plain scalar, else its text."""
        return self.value if self.style else resolve(self.value)

    def __repr__(self) -> str:
        return f"Scalar({self.value!r}, {str(self.place)!r})"


class Mapping(_Placed):
    """Keys and their nodes, in the order of the file; a key is never there twice."""

    __slots__ = ("pairs",)

    def __init__(
        self, source: Source, pairs: dict[str, tuple[Scalar, Node]], start: int, end: int
    ) -> None:
        self.source = source
        self.pairs = pairs
        self.start = start
        self.end = end

    @property
    def entries(self) -> list[tuple[Scalar, Node]]:
        return list(self.pairs.values())

    @property
    def flow(self) -> bool:
        """Whether it is written in braces."""
        return self.source.text.startswith("{", self.start)

    def get(self, name: str) -> Node | None:
        pair = self.pairs.get(name)
        return None if pair is None else pair[1]

    def key(self, name: str) -> Scalar | None:
        pair = self.pairs.get(name)
        return None if pair is None else pair[0]

    def keys(self) -> KeysView[str]:
        return self.pairs.keys()

    def __contains__(self, name: object) -> bool:
        return name in self.pairs

    def __iter__(self) -> Iterator[tuple[Scalar, Node]]:
        return iter(self.pairs.values())

    def __len__(self) -> int:
        return len(self.pairs)

    def __bool__(self) -> bool:
        """Tell a mapping from None, empty or not."""
        return True

    def __repr__(self) -> str:
        return f"Mapping({list(self.pairs)}, {str(self.place)!r})"


class Sequence(_Placed):
    """A list of nodes."""

    __slots__ = ("items",)

    def __init__(self, source: Source, items: list[Node], start: int, end: int) -> None:
        self.source = source
        self.items = items
        self.start = start
        self.end = end

    @property
    def flow(self) -> bool:
        """Whether it is written in brackets."""
        return self.source.text.startswith("[", self.start)

    def __iter__(self) -> Iterator[Node]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    def __bool__(self) -> bool:
        """Tell a sequence from None, empty or not."""
        return True

    def __repr__(self) -> str:
        return f"Sequence({len(self.items)} items, {str(self.place)!r})"


Node: TypeAlias = Scalar | Mapping | Sequence


def plain(node: Node) -> Value:
    """Return the Python value of `node` and all below it, by YAML 1.2's core schema."""
    if isinstance(node, Scalar):
        return node.resolve()
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {name: plain(value) for name, (_, value) in node.pairs.items()}


def unquoted(node: Node) -> str:
    """Return the spelling of a text that YAML took for a mapping or list, or an empty string.

    `title: {region}` is what a translator writes who forgets the quotes.
    """
    if isinstance(node, Scalar) or not node.flow or "\n" in node.spelling:
        return ""
    return node.spelling


def comment_above(node: Node) -> str:
    """Return the comment directly above a key or list item, without its `#`; "" if there is none.

    Only lines that stand in the same column as the node's line count, so that the end of a deeper
    mapping keeps its own comment.
    """
    lines: list[str] = []
    source = node.source
    start, line = source.line(node.start)
    indent = len(line) - len(line.lstrip(" "))
    while start:
        start, line = source.line(start - 1)
        if not line.startswith(" " * indent + "#"):
            break
        note = line.strip()[1:].removeprefix(" ")
        if not note.startswith("fixturectl:"):  # words to the tool, not to people
            lines.append(note)
    return "\n".join(reversed(lines))
